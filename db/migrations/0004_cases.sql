-- A case is its events. `case_event` is the append-only log (JN-10) and holds no personal data; `case_state` is its fold,
-- one row per case; free text and the sender's words live in `case_text` and `event_text` behind row-level security.
create table case_state (
  case_id bigint generated always as identity primary key,
  case_code text not null unique,
  source text not null,
  case_ref text not null,
  area bigint not null,
  unplaced boolean not null default false,
  category text,
  status text not null default 'registered',
  tier text,
  difficulty text,
  lead_department text,
  channel text,
  people int,
  amount_yuan numeric(15, 2),
  lng double precision,
  lat double precision,
  -- Morton cell at zoom 18, from the location or the area's point; see contract/map.ts.
  cell bigint,
  registered_at timestamptz not null,
  last_event_at timestamptz not null,
  resolved_at timestamptz,
  closed_at timestamptz,
  resolved_route text,
  resolved_level text,
  leader text,
  -- The next open deadline by the profile; null = none.
  due_at timestamptz,
  due_kind text,
  acknowledged_at timestamptz,
  -- Accumulators and last-writer registers of the fold, so that a late event folds without reading the log.
  fold jsonb not null default '{}',
  unique (source, case_ref)
);
create index case_state_area_registered on case_state (area, registered_at desc, case_id desc);
create index case_state_registered on case_state (registered_at desc, case_id desc);
create index case_state_due on case_state (due_at) where due_at is not null and closed_at is null;
create index case_state_tier on case_state (tier, area) where tier is not null and closed_at is null;
create index case_state_triage on case_state (registered_at) where status = 'registered';

create table case_text (
  case_id bigint primary key references case_state (case_id),
  area bigint not null,
  title text not null default '',
  detail text
);

create table event_text (
  case_id bigint not null references case_state (case_id),
  source text not null,
  event_id text not null,
  area bigint not null,
  -- Free-text payload fields by name.
  fields jsonb not null,
  primary key (case_id, source, event_id)
);

-- Serial of 一案一码 by county and year.
create table case_serial (
  county int not null,
  year int not null,
  last int not null,
  primary key (county, year)
);

create table case_event (
  occurred_at timestamptz not null,
  received_at timestamptz not null,
  case_id bigint not null,
  source text not null,
  event_id text not null,
  type text not null,
  area bigint not null,
  category text,
  cell bigint,
  payload jsonb not null default '{}'
);
create index case_event_case on case_event (case_id, occurred_at);
create index case_event_area on case_event (area, occurred_at);

do $$
begin
  if exists (select 1 from pg_extension where extname = 'timescaledb') then
    perform create_hypertable('case_event', by_range('occurred_at', interval '1 month'));
  end if;
end
$$;

-- Idempotency by sender and event id; a plain table, because a sender may retry with a changed time.
create table ingest_key (
  source text not null,
  event_id text not null,
  primary key (source, event_id)
);

grant select, insert, update on case_state, case_text, event_text, case_serial, ingest_key to fengqiao_app;
grant insert on case_event to fengqiao_app;

-- The log is read only through its range: chunks of a hypertable ignore policies, a view does not.
create view case_event_visible with (security_barrier) as
  select * from case_event where area between (select app_lo()) and (select app_hi());
grant select on case_event_visible to fengqiao_app;

alter table case_state enable row level security;
alter table case_state force row level security;
create policy case_state_scope on case_state to fengqiao_app
  using (area between (select app_lo()) and (select app_hi()));
alter table case_text enable row level security;
alter table case_text force row level security;
create policy case_text_scope on case_text to fengqiao_app
  using (area between (select app_lo()) and (select app_hi()));
alter table event_text enable row level security;
alter table event_text force row level security;
create policy event_text_scope on event_text to fengqiao_app
  using (area between (select app_lo()) and (select app_hi()));
