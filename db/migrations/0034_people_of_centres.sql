-- Who works in a centre and what it is checked by: organisations, mediators, teams, staff on the public board, checklists with evidence,
-- incidents behind the red lines (CQ-19, JN-07, HP-22, HP-27, HP-29, FX-14, FX-19). Officials and mediators in their office, never a party.
create table organisation (
  id uuid primary key default gen_random_uuid(),
  area bigint not null,
  name text not null,
  -- 人民调解委员会, 行业性专业性调解组织 …: code of `organisationKinds`.
  kind text not null,
  categories text[] not null default '{}',
  updated_by text not null,
  updated_at timestamptz not null default now(),
  unique (area, name)
);

create table team (
  id uuid primary key default gen_random_uuid(),
  area bigint not null,
  name text not null,
  organisation_id uuid references organisation (id) on delete set null,
  updated_by text not null,
  updated_at timestamptz not null default now(),
  unique (area, name)
);

-- Staff of a centre: mediators, legal advisers, counsellors, grid staff. What hangs on the wall is what they agreed to.
create table staff (
  id uuid primary key default gen_random_uuid(),
  area bigint not null,
  centre_id text references centre (id) on delete set null,
  name text not null,
  post text not null,
  duties text not null default '',
  -- `seconded`: sent by a department that sits in the centre, such as judges (JN-07).
  kind text not null check (kind in ('staff', 'seconded', 'mediator', 'lawyer', 'counsellor', 'gridWorker')),
  professional boolean not null default false,
  organisation_id uuid references organisation (id) on delete set null,
  team_id uuid references team (id) on delete set null,
  phone text, -- of the office
  photo bytea,
  photo_type text check (photo_type in ('image/jpeg', 'image/png')),
  photo_at timestamptz, -- when it was hung up
  -- 本人同意: no photograph without it (PIPL art. 13(1)(1)).
  photo_consent boolean not null default false,
  -- On the public board (HP-29).
  public boolean not null default false,
  position int not null default 0,
  updated_by text not null,
  updated_at timestamptz not null default now(),
  check ((photo is null) = (photo_type is null) and (photo is null) = (photo_at is null)),
  check (photo is null or photo_consent)
);
create index staff_area on staff (area);
create index staff_centre on staff (centre_id);

-- A file that was taken into the roster; `entries` = what was there before and after by person, so that it can be taken back.
create table staff_import (
  id uuid primary key,
  area bigint not null,
  file text not null,
  rows int not null,
  entries jsonb not null,
  imported_by text not null,
  imported_at timestamptz not null default now(),
  undone_by text,
  undone_at timestamptz
);
create index staff_import_at on staff_import (imported_at desc);

-- 值班 and 请销假 (FX-19).
create table duty (
  id uuid primary key default gen_random_uuid(),
  centre_id text not null references centre (id) on delete cascade,
  area bigint not null,
  staff_id uuid not null references staff (id) on delete cascade,
  day date not null,
  kind text not null check (kind in ('duty', 'leave')),
  note text,
  updated_by text not null,
  updated_at timestamptz not null default now(),
  unique (staff_id, day)
);
create index duty_centre on duty (centre_id, day);

-- An item of a checklist of a profile, by the profile, the list and its place in it, with what shows it.
create table checklist_item (
  area bigint not null,
  list text not null, -- `haizhou.acceptance`
  item int not null check (item >= 0),
  state text check (state in ('met', 'partly', 'notMet')), -- null = nobody has said so
  -- What the item says here, where the source document only numbers it (FX-14); it holds for the areas below too.
  words text,
  evidence text not null default '',
  link text, -- path of a page of ours
  fact text, -- live figure that people want to see beside it
  updated_by text not null,
  updated_at timestamptz not null default now(),
  primary key (area, list, item)
);

-- What crosses a red line (HP-27): a kind, a place and a day; no name.
create table incident (
  id uuid primary key default gen_random_uuid(),
  area bigint not null,
  kind text not null,
  happened_on date not null,
  case_id bigint references case_state (case_id),
  note text not null default '',
  reported_by text not null,
  reported_at timestamptz not null default now(),
  withdrawn_by text,
  withdrawn_reason text,
  withdrawn_at timestamptz,
  check ((withdrawn_at is null) = (withdrawn_reason is null))
);
create index incident_area on incident (area, happened_on desc);

grant select, insert, update, delete on organisation, team, staff, staff_import, duty, checklist_item
  to fengqiao_app;
grant select, insert, update on incident to fengqiao_app;
do $$ declare t text; begin
  foreach t in array array['organisation', 'team', 'staff', 'staff_import', 'duty', 'checklist_item', 'incident'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I to fengqiao_app using (area between (select app_lo()) and (select app_hi()))',
                   t || '_scope', t);
  end loop;
end $$;
