-- Walls and what each of their screens shows.
create table wall (
  id text primary key,
  name text not null,
  area bigint not null
);

create table screen (
  wall_id text not null references wall (id) on delete cascade,
  id text not null,
  position int not null,
  name text not null,
  layout text not null default '4',
  tiles jsonb not null default '[]',
  updated_at timestamptz not null default now(),
  updated_by text,
  primary key (wall_id, id)
);
grant select, insert, update, delete on wall, screen to fengqiao_app;
alter table wall enable row level security;
alter table wall force row level security;
create policy wall_scope on wall to fengqiao_app
  using (area between (select app_lo()) and (select app_hi()));
