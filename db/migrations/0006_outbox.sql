-- What the sockets tell and a client replays from. Writers take the advisory lock `fengqiao.outbox` before their first row
-- and hold it to the commit, so that `seq` rises in commit order and a reader that has seen n has seen all below n.
create table outbox (
  seq bigint generated always as identity primary key,
  at timestamptz not null default now(),
  kind text not null check (kind in ('case', 'wall')),
  area bigint not null,
  case_id bigint,
  event_type text,
  occurred_at timestamptz,
  wall_id text,
  screen_id text
);
create index outbox_at on outbox using brin (at);
grant select, insert, delete on outbox to fengqiao_app;
alter table outbox enable row level security;
alter table outbox force row level security;
create policy outbox_scope on outbox to fengqiao_app
  using (area between (select app_lo()) and (select app_hi()));
