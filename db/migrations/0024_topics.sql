-- Finding words and hot topics (BZ-02, MS-11; rules 8 and 10 of the domain).

-- Titles as searches see them: simplified, lower-case, half-width; `grams` holds each character and each pair of neighbouring ones, as
-- masked and as written, so that a word of two characters finds its few cases among a million. (pg_trgm needs three characters, and
-- counts Chinese ones as letters only under some locales.)
create table case_search (
  case_id bigint primary key references case_state (case_id),
  area bigint not null,
  sealed boolean not null default false,
  masked text not null,
  -- null = the same as masked.
  written text,
  grams int[] not null
);
create index case_search_grams on case_search using gin (grams);
grant select, insert, update, delete on case_search to fengqiao_app;

-- (No `force` here: `case_search_ids` reads it as the owner.)
alter table case_search enable row level security;
create policy case_search_scope on case_search to fengqiao_app
  using (area between (select app_lo()) and (select app_hi()) and (not sealed or app_may_open(case_id)));

-- Cases of the scope that hold all pairs, at most so many. Array operators are not leakproof, so that the policy would keep the index
-- from being used; what comes back are ids alone, and whoever reads a case by one is asked by the policies.
create function case_search_ids(wanted int[], most int) returns setof bigint
  language sql stable security definer set search_path = pg_catalog, public, pg_temp
  as $$ select case_id from case_search
         where grams @> wanted and area between (select app_lo()) and (select app_hi()) limit most $$;
revoke all on function case_search_ids(int[], int) from public;
grant execute on function case_search_ids(int[], int) to fengqiao_app;

-- Keyed hash of who reported, made before anything is stored; tells that two reports come from one reporter, and not from whom.
create table case_reporter (
  case_id bigint not null references case_state (case_id),
  hash bytea not null,
  primary key (case_id, hash)
);
create index case_reporter_hash on case_reporter (hash);
grant select, insert, update, delete on case_reporter to fengqiao_app;
alter table case_reporter enable row level security;
alter table case_reporter force row level security;
create policy case_reporter_scope on case_reporter to fengqiao_app
  using (exists (select from case_state s where s.case_id = case_reporter.case_id));

-- Keys of that hash, sealed by the gateway, in the order in which they are applied: `npm run keys:rotate` adds one and hashes what is
-- stored once more, so that old hashes can be told from nothing any longer and still find each other.
create table reporter_key (
  n int primary key,
  key_sealed bytea not null
);
grant select, insert, update on reporter_key to fengqiao_app;

-- One computation of hot topics over whole days of Asia/Shanghai.
create table topic_run (
  id bigint generated always as identity primary key,
  from_at timestamptz not null,
  to_at timestamptz not null,
  rules_version text not null,
  computed_at timestamptz not null default now(),
  -- Cases that were looked at, of this window and of the one before; false = more were there than one run takes.
  cases int not null,
  cases_before int not null,
  whole boolean not null,
  unique (from_at, to_at, rules_version)
);

-- A group of cases on one matter. Words are masked ones; `finding` is the `TopicFinding` of the gateway's rules.
create table topic (
  id bigint generated always as identity primary key,
  run_id bigint not null references topic_run (id) on delete cascade,
  area bigint not null,
  heat real not null,
  finding jsonb not null
);
create index topic_run_heat on topic (run_id, heat desc);

create table topic_case (
  topic_id bigint not null references topic (id) on delete cascade,
  case_id bigint not null references case_state (case_id),
  -- The words of the case that put it here.
  words text[] not null,
  primary key (topic_id, case_id)
);
create index topic_case_case on topic_case (case_id);
grant select, insert, update, delete on topic_run, topic, topic_case to fengqiao_app;

alter table topic enable row level security;
alter table topic force row level security;
create policy topic_scope on topic to fengqiao_app
  using (area between (select app_lo()) and (select app_hi()));
alter table topic_case enable row level security;
alter table topic_case force row level security;
create policy topic_case_scope on topic_case to fengqiao_app
  using (exists (select from case_state s where s.case_id = topic_case.case_id));
