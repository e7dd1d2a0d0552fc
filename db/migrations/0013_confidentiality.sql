-- Mediation is confidential (FX-19, FX-23, HP-09). What people wrote is kept twice: as written, for the handling team, and
-- masked, for everybody else and for every search; null = not masked yet. A sealed case is there for its named handlers only.
alter table case_state add column sealed boolean not null default false;
alter table case_text
  add column sealed boolean not null default false,
  add column title_masked text,
  add column detail_masked text;
alter table event_text
  add column sealed boolean not null default false,
  add column fields_masked jsonb;
create index case_text_unmasked on case_text (case_id) where title_masked is null;
create index event_text_unmasked on event_text (case_id) where fields_masked is null;

-- Accounts that are named for a case: its handling team beside whom role and area make one.
create table case_handler (
  case_id bigint not null references case_state (case_id),
  account text not null,
  named_by text not null,
  named_at timestamptz not null default now(),
  primary key (case_id, account)
);

-- Whether the transaction's account may see a sealed case: as a named handler; the gateway's own work may.
create function app_may_open(of_case bigint) returns boolean
  language sql stable security definer set search_path = pg_catalog, public, pg_temp
  as $$ select app_purpose() = 'gateway' or exists (
          select from case_handler h where h.case_id = of_case and h.account = app_account()) $$;
revoke all on function app_may_open(bigint) from public;
grant execute on function app_may_open(bigint) to fengqiao_app;

drop policy case_state_scope on case_state;
create policy case_state_scope on case_state to fengqiao_app
  using (area between (select app_lo()) and (select app_hi()) and (not sealed or app_may_open(case_id)));
drop policy case_text_scope on case_text;
create policy case_text_scope on case_text to fengqiao_app
  using (area between (select app_lo()) and (select app_hi()) and (not sealed or app_may_open(case_id)));
drop policy event_text_scope on event_text;
create policy event_text_scope on event_text to fengqiao_app
  using (area between (select app_lo()) and (select app_hi()) and (not sealed or app_may_open(case_id)));

-- The policy asks for these two columns: without them the panels would leave their indexes.
drop index case_state_open;
create index case_state_open on case_state (area) include (tier, sealed, case_id)
  where resolved_at is null and closed_at is null;
drop index case_state_resolved;
create index case_state_resolved on case_state (resolved_at) include (area, sealed, case_id) where resolved_at is not null;

-- Sealed cases are few; counts from rollups leave them out by looking at each.
create index case_state_sealed on case_state (area) where sealed;

-- Why a case is sealed, and by whom; one row while it is.
create table case_seal (
  case_id bigint primary key references case_state (case_id),
  reason text not null,
  sealed_by text not null,
  sealed_at timestamptz not null default now()
);

-- Permission to read one case unmasked, for one account and a short time.
create table unmasking (
  id uuid primary key default gen_random_uuid(),
  case_id bigint not null references case_state (case_id),
  account text not null,
  purpose text not null,
  reason text not null,
  at timestamptz not null default now(),
  -- When a view under it was last written into the audit log: once a minute is enough.
  viewed_at timestamptz,
  expires_at timestamptz not null check (expires_at <= at + interval '30 minutes')
);
create index unmasking_case on unmasking (case_id, account, expires_at);

-- 查阅记录: who looked behind a case's masks, into its room, into its notes. Part of the case; insert-only.
create table case_access (
  id bigint generated always as identity primary key,
  case_id bigint not null references case_state (case_id),
  at timestamptz not null default now(),
  account text not null,
  display_name text not null,
  action text not null,
  detail jsonb not null default '{}'
);
create index case_access_case on case_access (case_id, at);

-- 背对背 notes of a mediator: what one side said, for the author and the readers the author names, and nobody else.
create table case_note (
  id uuid primary key default gen_random_uuid(),
  case_id bigint not null references case_state (case_id),
  side text not null check (side in ('partyA', 'partyB', 'mediator')),
  -- Sealed by the gateway, bound to `id`.
  body_sealed bytea not null,
  author text not null,
  readers text[] not null default '{}',
  created_at timestamptz not null default now()
);
create index case_note_case on case_note (case_id, created_at);

grant select, insert, delete on case_handler, case_seal to fengqiao_app;
grant select, insert, update, delete on case_note to fengqiao_app;
grant select, insert, update, delete on unmasking to fengqiao_app;
grant select, insert on case_access to fengqiao_app;

alter table case_note enable row level security;
alter table case_note force row level security;
create policy case_note_readers on case_note for select to fengqiao_app
  using (author = (select app_account()) or (select app_account()) = any (readers));
create policy case_note_write on case_note for insert to fengqiao_app
  with check (author = (select app_account()));
create policy case_note_change on case_note for update to fengqiao_app
  using (author = (select app_account()));
create policy case_note_delete on case_note for delete to fengqiao_app
  using (author = (select app_account()));

-- These hang on a case: whoever may see the case in this scope may see them.
-- (No `force` here: `app_may_open` reads it as the owner.)
alter table case_handler enable row level security;
create policy case_handler_scope on case_handler to fengqiao_app
  using (exists (select from case_state s where s.case_id = case_handler.case_id));
alter table case_seal enable row level security;
alter table case_seal force row level security;
create policy case_seal_scope on case_seal to fengqiao_app
  using (exists (select from case_state s where s.case_id = case_seal.case_id));
alter table unmasking enable row level security;
alter table unmasking force row level security;
create policy unmasking_scope on unmasking to fengqiao_app
  using (exists (select from case_state s where s.case_id = unmasking.case_id));
alter table case_access enable row level security;
alter table case_access force row level security;
create policy case_access_scope on case_access to fengqiao_app
  using (exists (select from case_state s where s.case_id = case_access.case_id));
