-- Judgement meetings (研判), what is decided in them (交办), and what becomes of it (BZ-09, HP-10, HP-11, MS-16, XM-11, JN-12).
create table meeting (
  id uuid primary key default gen_random_uuid(),
  area bigint not null,
  -- Key of the cadence in the profile and of the period: one meeting each, however many gateways plan it; null = called besides.
  cadence text,
  cadence_rule jsonb,
  title text not null,
  planned_at timestamptz not null,
  from_day date not null,
  until_day date not null check (until_day > from_day),
  held_by timestamptz,
  video boolean not null default false,
  state text not null default 'planned' check (state in ('planned', 'open', 'closed', 'missed', 'cancelled')),
  opened_at timestamptz,
  closed_at timestamptz,
  chair text,
  attendees jsonb not null default '[]',
  agenda jsonb not null default '[]',
  forecasts jsonb not null default '[]',
  pack_id uuid references pack (id),
  -- Its making: queued, running, failed; null = none asked for, or ready.
  pack_state text check (pack_state in ('queued', 'running', 'failed')),
  pack_progress jsonb,
  pack_asked_at timestamptz,
  -- Whoever makes it says so again and again; a maker that fell silent is replaced.
  pack_told_at timestamptz,
  version int not null default 1,
  created_by text not null,
  created_at timestamptz not null default now(),
  unique (area, cadence, from_day)
);
create index meeting_area on meeting (area, planned_at desc);
create index meeting_due on meeting (held_by) where state = 'planned';
create index meeting_pack_open on meeting (planned_at) where pack_state in ('queued', 'running');

-- Insert-only.
create table meeting_note (
  id bigint generated always as identity primary key,
  meeting_id uuid not null references meeting (id) on delete cascade,
  at timestamptz not null default now(),
  account text not null,
  display_name text not null,
  page text,
  words text not null,
  words_masked text not null
);
create index meeting_note_meeting on meeting_note (meeting_id, id);

-- Last number by issuing area and year, taken in the transaction that decides: no gap, no double.
create table decision_serial (
  area bigint not null,
  year int not null,
  last int not null,
  primary key (area, year)
);

create table decision (
  id uuid primary key default gen_random_uuid(),
  meeting_id uuid not null references meeting (id) on delete cascade,
  -- As it was called then: the owner of a lower level does not see the meeting itself.
  meeting_title text not null,
  area bigint not null, -- of the meeting
  owner_area bigint not null,
  department text not null,
  owner text,
  number text not null,
  words text not null,
  words_masked text not null,
  due_on date not null,
  page text,
  state text not null default 'open' check (state in ('open', 'done', 'cancelled')),
  decided_at timestamptz not null default now(),
  decided_by text not null,
  ended_at timestamptz,
  check ((state = 'open') = (ended_at is null)),
  unique (area, number)
);
create index decision_meeting on decision (meeting_id);
create index decision_open on decision (owner_area, due_on) where state = 'open';

create table decision_case (
  decision_id uuid not null references decision (id) on delete cascade,
  case_id bigint not null references case_state (case_id),
  primary key (decision_id, case_id)
);
create index decision_case_case on decision_case (case_id);

-- Insert-only: what its owner reports, and what a meeting says of it.
create table decision_report (
  id bigint generated always as identity primary key,
  decision_id uuid not null references decision (id) on delete cascade,
  at timestamptz not null default now(),
  account text not null,
  display_name text not null,
  words text not null,
  words_masked text not null,
  state text not null check (state in ('open', 'done', 'cancelled'))
);
create index decision_report_decision on decision_report (decision_id, id);

grant select, insert, update, delete on meeting, decision, decision_case to fengqiao_app;
grant select, insert, update on decision_serial to fengqiao_app;
grant select, insert on meeting_note, decision_report to fengqiao_app;
alter table meeting enable row level security;
alter table meeting force row level security;
create policy meeting_scope on meeting to fengqiao_app using (area between (select app_lo()) and (select app_hi()));
alter table meeting_note enable row level security;
alter table meeting_note force row level security;
create policy meeting_note_scope on meeting_note to fengqiao_app
  using (exists (select from meeting m where m.id = meeting_note.meeting_id));
alter table decision_serial enable row level security;
alter table decision_serial force row level security;
create policy decision_serial_scope on decision_serial to fengqiao_app
  using (area between (select app_lo()) and (select app_hi()));
-- There for the area that decided and for the one that has to do it.
alter table decision enable row level security;
alter table decision force row level security;
create policy decision_scope on decision to fengqiao_app
  using (area between (select app_lo()) and (select app_hi())
         or owner_area between (select app_lo()) and (select app_hi()));
alter table decision_case enable row level security;
alter table decision_case force row level security;
create policy decision_case_scope on decision_case to fengqiao_app
  using (exists (select from decision d where d.id = decision_case.decision_id));
alter table decision_report enable row level security;
alter table decision_report force row level security;
create policy decision_report_scope on decision_report to fengqiao_app
  using (exists (select from decision d where d.id = decision_report.decision_id));

-- Sockets tell pages that a meeting or a report has changed; they ask for it under their own name.
alter table outbox drop constraint outbox_kind_check;
alter table outbox
  add column subject_id uuid,
  add constraint outbox_kind_check check (kind in ('case', 'wall', 'viewing', 'outage', 'room', 'meeting', 'report'));
