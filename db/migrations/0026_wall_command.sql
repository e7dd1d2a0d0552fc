-- Who works a wall, what it can show by itself, and what stood on it when.
alter table wall
  -- Alarm policy (contract/wall-alarms.ts).
  add column policy jsonb not null default
    '{"enabled":true,"tiers":["red"],"everyS":30,"showS":180,"cameras":2,"withinM":2000}';

alter table screen
  -- Factor on all letters.
  add column scale numeric(3, 2) not null default 1 check (scale between 0.5 and 4),
  -- Places that an alarm may take, in their order.
  add column reserved int[] not null default '{}',
  -- Of a free layout: one per tile.
  add column places jsonb not null default '[]';

-- At most one lease per wall; an expired one stays until the next is taken.
create table wall_lease (
  wall_id text primary key references wall (id) on delete cascade,
  account text not null,
  session_id text not null,
  terminal text,
  since timestamptz not null default now(),
  expires_at timestamptz not null,
  asked_by text,
  asked_at timestamptz,
  check ((asked_by is null) = (asked_at is null))
);

create table wall_scene (
  id uuid primary key default gen_random_uuid(),
  wall_id text not null references wall (id) on delete cascade,
  name text not null,
  digit int check (digit between 1 and 9),
  screens jsonb not null,
  updated_at timestamptz not null default now(),
  updated_by text not null,
  unique (wall_id, name),
  unique (wall_id, digit)
);

create table wall_tour (
  id uuid primary key default gen_random_uuid(),
  wall_id text not null references wall (id) on delete cascade,
  name text not null,
  dwell_s int not null check (dwell_s between 5 and 3600),
  targets jsonb not null,
  camera_ids text[] not null,
  scene_ids uuid[] not null,
  schedule jsonb,
  -- Stopped by hand: its schedule does not start it before.
  stopped_until timestamptz,
  updated_at timestamptz not null default now(),
  updated_by text not null,
  unique (wall_id, name)
);

-- A tour under way; its step follows from the clock.
create table wall_tour_run (
  tour_id uuid primary key references wall_tour (id) on delete cascade,
  wall_id text not null references wall (id) on delete cascade,
  started_at timestamptz not null default now(),
  -- null: the schedule.
  started_by text,
  first_step int not null default 0,
  paused_at timestamptz
);
create index wall_tour_run_wall on wall_tour_run (wall_id);

create table wall_alarm (
  id bigint generated always as identity primary key,
  wall_id text not null references wall (id) on delete cascade,
  case_id bigint not null references case_state (case_id) on delete cascade,
  -- The change of tier that raised it: of two gateways one raises it.
  outbox_seq bigint not null,
  tier text not null,
  raised_at timestamptz not null default now(),
  state text not null default 'waiting'
    check (state in ('waiting', 'shown', 'acknowledged', 'timedOut', 'dropped')),
  shown_at timestamptz,
  until timestamptz,
  ended_at timestamptz,
  ended_by text,
  tiles jsonb not null default '[]',
  unique (wall_id, case_id, outbox_seq)
);
create unique index wall_alarm_shown on wall_alarm (wall_id) where state = 'shown';
create index wall_alarm_waiting on wall_alarm (wall_id, id) where state = 'waiting';
create index wall_alarm_case on wall_alarm (case_id);

-- The duty log; append-only.
create table wall_log (
  id bigint generated always as identity primary key,
  wall_id text not null references wall (id) on delete cascade,
  at timestamptz not null default now(),
  deed text not null,
  -- null: by itself.
  account text,
  object text,
  note text
);
create index wall_log_wall on wall_log (wall_id, id desc);

-- The last word of each screen; of no use after a crash.
create unlogged table screen_report (
  wall_id text not null references wall (id) on delete cascade,
  screen_id text not null,
  at timestamptz not null default now(),
  report jsonb not null,
  primary key (wall_id, screen_id)
);

-- A display that asks which screen it is; only the hash of its code is kept.
create table wall_pairing (
  id uuid primary key default gen_random_uuid(),
  wall_id text not null references wall (id) on delete cascade,
  session_id text not null,
  code_hash bytea not null,
  expires_at timestamptz not null,
  screen_id text
);
create index wall_pairing_code on wall_pairing (wall_id, code_hash);

grant select, insert, update, delete on wall_lease, wall_scene, wall_tour, wall_tour_run, wall_alarm, screen_report, wall_pairing
  to fengqiao_app;
grant select, insert, delete on wall_log to fengqiao_app;

-- What hangs on a wall is seen by whoever sees the wall.
do $$
declare name text;
begin
  foreach name in array array['wall_lease', 'wall_scene', 'wall_tour', 'wall_tour_run', 'wall_alarm', 'wall_log',
                              'screen_report', 'wall_pairing'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy %I on %I to fengqiao_app using (exists (select from wall w where w.id = %I.wall_id))',
                   name || '_scope', name, name);
  end loop;
end $$;
