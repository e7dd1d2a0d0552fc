-- Looking into a mediation room (FX-19, HP-17): a purpose, a case, a second person who agrees, at most 30 minutes.
create table viewing (
  id uuid primary key default gen_random_uuid(),
  camera_id text not null references camera (id),
  area bigint not null,
  case_id bigint not null references case_state (case_id),
  purpose text not null,
  reason text not null,
  minutes int not null check (minutes between 1 and 30),
  requested_by text not null,
  requested_at timestamptz not null default now(),
  decision text check (decision in ('approved', 'refused')),
  decided_by text check (decided_by <> requested_by),
  decided_at timestamptz,
  -- What the second person said when refusing.
  decision_reason text,
  expires_at timestamptz check (expires_at <= decided_at + interval '30 minutes'),
  first_viewed_at timestamptz,
  ended_at timestamptz,
  ended_by text,
  check ((decision is null) = (decided_by is null) and (decision is null) = (decided_at is null)),
  check ((decision is not distinct from 'approved') = (expires_at is not null))
);
create index viewing_open on viewing (area, requested_at desc) where ended_at is null;
create index viewing_case on viewing (case_id, requested_at);
grant select, insert, update on viewing to fengqiao_app;
alter table viewing enable row level security;
alter table viewing force row level security;
create policy viewing_scope on viewing to fengqiao_app
  using (area between (select app_lo()) and (select app_hi()));

alter table outbox drop constraint outbox_kind_check;
alter table outbox
  add column viewing_id uuid,
  add constraint outbox_kind_check check (kind in ('case', 'wall', 'viewing'));
