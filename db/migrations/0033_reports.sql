-- What centres send up and hang up (FX-02, CQ-24, CQ-26, HP-12..14, BZ-16): made in the background, kept with their files.
create table report (
  id uuid primary key default gen_random_uuid(),
  kind text not null,
  area bigint not null,
  from_day date not null,
  until_day date not null check (until_day > from_day), -- excluded
  title text not null,
  state text not null default 'queued' check (state in ('queued', 'running', 'ready', 'failed', 'cancelled')),
  progress jsonb,
  failure text,
  asked_by text, -- null = the clock of the profile
  asked_at timestamptz not null default now(),
  ready_at timestamptz,
  pack_id uuid references pack (id),
  -- How often a gateway has begun it: one that kills its gateway every time is given up.
  attempts int not null default 0,
  -- Codes of the cases that stand in its files: when one is sealed afterwards the files are no longer handed out.
  printed text[] not null default '{}',
  check ((state = 'ready') = (ready_at is not null))
);
create index report_area on report (area, asked_at desc);
create index report_queue on report (asked_at) where state in ('queued', 'running');
-- One at a time of the same kind, area and period, however many gateways and people ask.
create unique index report_once on report (kind, area, from_day, until_day) where state in ('queued', 'running');
-- What the clock of the profile made is made once.
create unique index report_by_clock on report (kind, area, from_day, until_day)
  where asked_by is null and state <> 'failed';

create table report_file (
  report_id uuid not null references report (id) on delete cascade,
  format text not null check (format in ('xlsx', 'docx', 'pdf')),
  content bytea not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  signature text not null,
  primary key (report_id, format)
);

-- Keys of the installation that sign files, the newest signs; the private one is sealed.
create table report_key (
  n int primary key,
  public_key text not null, -- SPKI, PEM
  private_sealed bytea not null,
  made_at timestamptz not null default now()
);

-- 月报 sent up (HP-13): the first time counts; sent again it replaces what was sent.
create table monthly_return (
  area bigint not null,
  month date not null check (extract(day from month) = 1),
  report_id uuid not null references report (id),
  sent_at timestamptz not null default now(),
  sent_by text not null,
  sent_again_at timestamptz,
  primary key (area, month)
);

grant select, insert, update, delete on report, monthly_return to fengqiao_app;
grant select, insert, delete on report_file to fengqiao_app;
grant select, insert, update on report_key to fengqiao_app;
alter table report enable row level security;
alter table report force row level security;
create policy report_scope on report to fengqiao_app using (area between (select app_lo()) and (select app_hi()));
alter table report_file enable row level security;
alter table report_file force row level security;
create policy report_file_scope on report_file to fengqiao_app
  using (exists (select from report r where r.id = report_file.report_id));
alter table monthly_return enable row level security;
alter table monthly_return force row level security;
create policy monthly_return_scope on monthly_return to fengqiao_app
  using (area between (select app_lo()) and (select app_hi()));
