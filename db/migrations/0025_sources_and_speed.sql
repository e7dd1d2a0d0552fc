-- What panels ask of a large city, answered from indexes alone; and how the sources of events are doing.

-- Heat of a month case by case, and lists of the newest: nothing but the index is read.
drop index case_state_registered;
create index case_state_registered on case_state (registered_at desc, case_id desc)
  include (area, cell, category, sealed, resolved_at);
-- An open case with a tier stands in `case_state_open` as well, and every index costs each event of its case.
drop index case_state_tier;

-- The planner cannot know a scope: it takes it for one case in 200 and walks the index of areas, a whole city long. As an
-- expression the scope chooses no index; the areas that a question names itself do, and those the planner knows.
alter policy case_state_scope on case_state
  using ((area + 0) between (select app_lo()) and (select app_hi()) and (not sealed or app_may_open(case_id)));

-- Heat of whole months: all categories together are counted under `*`, so that a year is 12 rows of a cell and not 200.
insert into rollup_cell (month, area, cell, category, n)
  select month, area, cell, '*', sum(n)::int from rollup_cell group by 1, 2, 3;
alter table rollup_cell drop constraint rollup_cell_pkey;
alter table rollup_cell add primary key (category, month, area, cell) include (n);

-- What is of today changes all day: room on its page keeps it out of the indexes, and frequent vacuums let indexes be read alone.
alter table rollup_day set (fillfactor = 80);
alter table rollup_resolution set (fillfactor = 80);
alter table case_state set
  (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);

-- A registered source that has sent nothing is known and not captured (BZ-15).
alter table source
  -- Reads what it sends in its own words; null = it sends events as they are.
  add column adapter text,
  -- Which of the departments whose data is gathered (CQ-15); null = none of them.
  add column department text,
  add column registered_by text,
  add constraint source_place unique (name, area);

-- What came from a source, by hour. A gateway adds what it has counted every few seconds: how a source is doing, not a ledger.
create table source_hour (
  source text not null,
  area bigint not null,
  hour timestamptz not null,
  accepted int not null default 0,
  duplicates int not null default 0,
  quarantined int not null default 0,
  -- Requests and files that were refused as a whole.
  refused int not null default 0,
  -- By how long after it happened the newest event of a call came: within a minute, ten, an hour, a day, later.
  delays int[] not null default '{0,0,0,0,0}',
  -- Events whose clock was more than ten minutes ahead of ours, and by how much at most.
  ahead int not null default 0,
  ahead_s int not null default 0,
  last_at timestamptz not null,
  primary key (source, hour),
  foreign key (source, area) references source (name, area) on update cascade on delete cascade
);
create index source_hour_hour on source_hour using brin (hour);

-- Each silence or failure of a source, from its first sign to its end; one row is one alarm.
create table source_outage (
  id bigint generated always as identity primary key,
  source text not null,
  area bigint not null,
  state text not null check (state in ('silent', 'failing')),
  began_at timestamptz not null,
  found_at timestamptz not null default now(),
  ended_at timestamptz,
  foreign key (source, area) references source (name, area) on update cascade on delete cascade
);
create unique index source_outage_open on source_outage (source) where ended_at is null;
create index source_outage_source on source_outage (source, began_at desc);

grant select, insert, update, delete on source_hour, source_outage to fengqiao_app;
alter table source_hour enable row level security;
alter table source_hour force row level security;
create policy source_hour_scope on source_hour to fengqiao_app
  using (area between (select app_lo()) and (select app_hi()));
alter table source_outage enable row level security;
alter table source_outage force row level security;
create policy source_outage_scope on source_outage to fengqiao_app
  using (area between (select app_lo()) and (select app_hi()));

-- A row in a sender's own words keeps the adapter that read it and the sender's id of its case, for whoever repairs it.
alter table quarantine
  add column adapter text,
  add column case_ref text;
