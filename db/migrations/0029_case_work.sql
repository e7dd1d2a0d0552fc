-- Files of a letter (函的附件). They belong to both sides of the letter, as its words do; a letter that was issued keeps what it had.
create table letter_attachment (
  id uuid primary key,
  letter_id uuid not null references letter (id) on delete cascade,
  name text not null,
  type text not null check (type in ('pdf', 'docx', 'xlsx', 'png', 'jpg')),
  size int not null check (size > 0),
  sha256 text not null,
  -- null = emptied with the words of the case.
  bytes bytea,
  added_by text not null,
  added_by_name text not null,
  added_at timestamptz not null default now()
);
create index letter_attachment_letter on letter_attachment (letter_id, added_at);

-- Another deadline than the place's rule gives, and why; null = by the rule.
alter table letter add column due_reason text;

-- What an import of the register of presence added and changed, so that it can be taken back as a whole.
create table presence_import (
  id uuid primary key,
  area bigint not null, -- of whoever imported
  file text not null,
  rows int not null,
  -- Entries as they were before: `{"id": ..., "kind": ...}`; null = the import added it.
  entries jsonb not null,
  imported_by text not null,
  imported_at timestamptz not null default now(),
  undone_by text,
  undone_at timestamptz
);
create index presence_import_area on presence_import (area, imported_at desc);

-- What somebody is in the team of a case (BZ-25): 调解员, 法律顾问, 心理咨询师; null = none of these.
alter table case_handler
  add column team_role text check (team_role in ('mediator', 'legalAdviser', 'counsellor'));

grant select, insert, delete on letter_attachment to fengqiao_app;
grant update (bytes) on letter_attachment to fengqiao_app;
grant select, insert, delete on presence_import to fengqiao_app;
grant update (undone_by, undone_at) on presence_import to fengqiao_app;
grant update (team_role) on case_handler to fengqiao_app;

alter table letter_attachment enable row level security;
alter table letter_attachment force row level security;
create policy letter_attachment_scope on letter_attachment to fengqiao_app
  using (exists (select from letter l where l.id = letter_attachment.letter_id));
alter table presence_import enable row level security;
alter table presence_import force row level security;
create policy presence_import_scope on presence_import to fengqiao_app
  using (area between (select app_lo()) and (select app_hi()));
