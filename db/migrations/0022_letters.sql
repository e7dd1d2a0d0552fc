-- 函 and 文书 (CQ-06, CQ-25, LZ-01, MS-12, NA-05, YC-11, JN-11). A letter is there for two sides: the area that issues it and the area
-- that it goes to. What is done with it is also told to the log of its case, by events that name the letter.
create table letter (
  id uuid primary key,
  kind text not null,
  status text not null default 'draft' check (status in ('draft', 'issued', 'received', 'replied', 'withdrawn')),
  area bigint not null,
  to_area bigint not null,
  to_department text,
  to_head text check (to_head in ('party', 'government')),
  -- The office in words; never a person.
  recipient text not null,
  subject text not null,
  body text not null,
  reply text,
  -- For everybody beside the two sides and the handling team, and for every list.
  subject_masked text not null,
  body_masked text not null,
  reply_masked text,
  number text,
  due_at timestamptz,
  drafted_by text not null,
  drafted_at timestamptz not null default now(),
  issued_at timestamptz,
  received_at timestamptz,
  replied_at timestamptz,
  withdrawn_at timestamptz,
  check ((number is null) = (issued_at is null)),
  check (status in ('draft', 'withdrawn') or issued_at is not null),
  check ((status = 'withdrawn') = (withdrawn_at is not null)),
  unique (area, number)
);
create index letter_out on letter (area, drafted_at desc);
create index letter_in on letter (to_area, issued_at desc) where issued_at is not null;
create index letter_open on letter (due_at) where status in ('issued', 'received') and due_at is not null;

-- Last number by issuer, series and year. Taken in the transaction that issues: no gap, no double.
create table letter_serial (
  area bigint not null,
  series text not null,
  year int not null,
  last int not null,
  primary key (area, series, year)
);

create table letter_case (
  letter_id uuid not null references letter (id) on delete cascade,
  case_id bigint not null references case_state (case_id),
  -- 0 = the case that carries the letter's events.
  position smallint not null,
  sealed boolean not null default false,
  primary key (letter_id, case_id)
);
create index letter_case_case on letter_case (case_id);

-- Insert-only but for `told`: whether the log of the cases has it.
create table letter_step (
  letter_id uuid not null references letter (id) on delete cascade,
  no int not null,
  step text not null,
  at timestamptz not null,
  account text not null,
  display_name text not null,
  account_area bigint not null,
  department text,
  words text,
  words_masked text,
  told boolean not null,
  primary key (letter_id, no)
);
create index letter_step_untold on letter_step (at) where not told;

-- A letter of a sealed case is there for the case's named handlers, and for the area it was sent to.
create function app_letter_closed(of_letter uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public, pg_temp
  as $$ select exists (select from letter_case c
          where c.letter_id = of_letter and c.sealed and app_may_open(c.case_id) is not true) $$;
revoke all on function app_letter_closed(uuid) from public;
grant execute on function app_letter_closed(uuid) to fengqiao_app;

create function letter_case_follows_seal() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp
  as $$ begin
    update letter_case set sealed = new.sealed where case_id = new.case_id;
    return null;
  end $$;
create trigger letter_case_seal after update of sealed on case_state
  for each row when (old.sealed is distinct from new.sealed) execute function letter_case_follows_seal();

grant select, insert, update, delete on letter, letter_case to fengqiao_app;
grant select, insert, update on letter_serial to fengqiao_app;
grant select, insert on letter_step to fengqiao_app;
grant update (told, words, words_masked) on letter_step to fengqiao_app;

alter table letter enable row level security;
alter table letter force row level security;
create policy letter_scope on letter to fengqiao_app
  using ((area between (select app_lo()) and (select app_hi())
          or status <> 'draft' and to_area between (select app_lo()) and (select app_hi()))
         and (not app_letter_closed(id) or status <> 'draft' and to_area = (select app_lo())));
alter table letter_serial enable row level security;
alter table letter_serial force row level security;
create policy letter_serial_scope on letter_serial to fengqiao_app
  using (area between (select app_lo()) and (select app_hi()));
-- (No `force` here: `app_letter_closed` and the trigger work on it as the owner.)
alter table letter_case enable row level security;
create policy letter_case_scope on letter_case to fengqiao_app
  using (exists (select from letter l where l.id = letter_case.letter_id));
alter table letter_step enable row level security;
alter table letter_step force row level security;
create policy letter_step_scope on letter_step to fengqiao_app
  using (exists (select from letter l where l.id = letter_step.letter_id));

-- Word templates that a site changed; the newest that is not withdrawn counts, of the nearest area upwards. No data of a case in them.
create table document_template (
  area bigint not null,
  kind text not null,
  version int not null,
  -- null = from here on the shipped one again.
  docx bytea,
  sha256 text,
  uploaded_by text not null,
  uploaded_at timestamptz not null default now(),
  primary key (area, kind, version)
);
grant select, insert on document_template to fengqiao_app;
alter table document_template enable row level security;
alter table document_template force row level security;
create policy document_template_read on document_template for select to fengqiao_app using (true);
create policy document_template_write on document_template for insert to fengqiao_app
  with check (area between (select app_lo()) and (select app_hi()));

-- Documents that were made, byte by byte as they were handed out. Of a case, or of an issued letter.
create table case_document (
  id uuid primary key,
  case_id bigint references case_state (case_id),
  letter_id uuid references letter (id),
  kind text not null,
  -- null = emptied with the words of the case.
  docx bytea,
  pdf bytea,
  docx_sha256 text not null,
  pdf_sha256 text not null,
  -- `shipped:1`, or area and version of a site's own.
  template text not null,
  made_by text not null,
  made_by_name text not null,
  made_at timestamptz not null default now(),
  check ((case_id is null) <> (letter_id is null)),
  unique (letter_id)
);
create index case_document_case on case_document (case_id, made_at desc) where case_id is not null;
grant select, insert on case_document to fengqiao_app;
grant update (docx, pdf) on case_document to fengqiao_app;
alter table case_document enable row level security;
alter table case_document force row level security;
create policy case_document_scope on case_document to fengqiao_app
  using (exists (select from case_state s where s.case_id = case_document.case_id)
         or exists (select from letter l where l.id = case_document.letter_id));
