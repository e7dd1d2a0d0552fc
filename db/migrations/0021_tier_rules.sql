-- Tiers by rules with versions (CQ-04): which version a case's tier was found by and when, and when time alone will change it.
alter table case_state
  add column tier_rules text,
  add column tier_at timestamptz,
  -- null = time alone will not change it. What was there before is looked at by the first timed run.
  add column tier_next_at timestamptz default '-infinity';
alter table case_state alter column tier_next_at drop default;
create index case_state_tier_next on case_state (tier_next_at) where tier_next_at is not null;
-- Cases whose tier was found by another version than the one in force: `<` and `>` are asked, `<>` would read the table.
create index case_state_tier_rules on case_state (tier_rules) where closed_at is null;

-- Every version of the rules that was ever drafted or in force; of the place as a whole, so without an area.
create table tier_rules (
  profile text not null,
  version text not null,
  origin text not null check (origin in ('profile', 'site')),
  rules jsonb not null,
  state text not null check (state in ('proposed', 'refused', 'withdrawn', 'active', 'retired')),
  -- The version that it changes, or goes back to.
  based_on text,
  why text not null default '',
  drafted_by text,
  drafted_at timestamptz not null default now(),
  decided_by text check (decided_by <> drafted_by),
  decided_at timestamptz,
  decision_reason text,
  active_from timestamptz,
  active_until timestamptz,
  primary key (profile, version),
  -- A version of the site has somebody who made it and, once in force, a second one who agreed.
  check (origin = 'profile' or drafted_by is not null),
  check (origin = 'profile' or state not in ('active', 'retired') or decided_by is not null)
);
create unique index tier_rules_active on tier_rules (profile) where state = 'active';

-- LZ-05 定期分级预警: a record of each timed run. Counts of the whole place, no case and no person.
create table tier_run (
  id bigint generated always as identity primary key,
  started_at timestamptz not null,
  duration_ms int not null,
  version text not null,
  looked_at int not null,
  changed int not null,
  -- `<before>><after>` → how many, e.g. {"none>blue": 3}.
  changes jsonb not null,
  -- Why it ended early; null = it did not.
  error text
);
create index tier_run_at on tier_run (started_at desc);

-- Rules tried on the past. `result` holds figures and the ids of the cases behind each of them.
create table tier_trial (
  id uuid primary key default gen_random_uuid(),
  asked_by text not null,
  asked_at timestamptz not null default now(),
  profile text not null,
  rules jsonb not null,
  -- The version that it is compared with.
  against text not null,
  days int not null check (days between 7 and 400),
  state text not null default 'running' check (state in ('running', 'done', 'cancelled', 'failed')),
  looked_at int not null default 0,
  of_all int not null default 0,
  -- Of the gateway that runs it: silent for a minute = that gateway is gone.
  alive_at timestamptz not null default now(),
  finished_at timestamptz,
  result jsonb
);
create index tier_trial_at on tier_trial (asked_at desc);

-- What `npm run rebuild` and the nightly reconcile found: differences by table and column, and how much was looked at.
create table rebuild_run (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('nightly', 'command')),
  started_at timestamptz not null,
  finished_at timestamptz not null default now(),
  cases int not null,
  events bigint not null,
  fixed boolean not null,
  -- `<table>.<column>` → how many.
  differences jsonb not null
);
create index rebuild_run_at on rebuild_run (started_at desc);

grant select, insert, update on tier_rules, tier_trial to fengqiao_app;
grant select, insert, delete on tier_run, rebuild_run to fengqiao_app;
grant delete on tier_trial to fengqiao_app;
