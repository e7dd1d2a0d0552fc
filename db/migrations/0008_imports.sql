-- Files that were imported, and rows that could not be taken: kept whole until somebody repairs them.
create table import (
  id uuid primary key default gen_random_uuid(),
  kind text not null,
  source text not null,
  area bigint not null,
  file_name text not null,
  mapping jsonb not null,
  state text not null default 'queued' check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
  rows_read int not null default 0,
  progress real not null default 0,
  accepted int not null default 0,
  duplicates int not null default 0,
  cases int not null default 0,
  quarantined int not null default 0,
  message text,
  created_by text,
  started_at timestamptz not null default now(),
  finished_at timestamptz
);

create table quarantine (
  id bigint generated always as identity primary key,
  source text not null,
  area bigint not null,
  import_id uuid references import (id),
  row_no int,
  column_name text,
  event_id text,
  code text not null,
  message text not null,
  event jsonb not null,
  received_at timestamptz not null default now(),
  repaired_at timestamptz,
  repaired_by text
);
create index quarantine_open on quarantine (received_at desc) where repaired_at is null;
create index quarantine_import on quarantine (import_id);
grant select, insert, update on import, quarantine to fengqiao_app;
alter table import enable row level security;
alter table import force row level security;
create policy import_scope on import to fengqiao_app
  using (area between (select app_lo()) and (select app_hi()));
alter table quarantine enable row level security;
alter table quarantine force row level security;
create policy quarantine_scope on quarantine to fengqiao_app
  using (area between (select app_lo()) and (select app_hi()));
