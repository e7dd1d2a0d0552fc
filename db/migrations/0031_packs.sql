-- Frozen figures: what a meeting looked at and what a report was made of (contract/packs.ts). Read in one transaction, written once,
-- never changed: the application may insert them and, when their time is over, delete them.
create table pack (
  id uuid primary key,
  kind text not null, -- meeting, or the kind of a report
  area bigint not null,
  profile text not null,
  profile_version text not null,
  from_day date not null,
  until_day date not null check (until_day > from_day), -- excluded
  taken_at timestamptz not null,
  through bigint not null, -- last outbox number that is in it
  content text not null, -- the very JSON that is hashed: pages by language
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$')
);
create index pack_area on pack (area, taken_at desc);

-- The cases behind a figure, with the tier that each had. Sealed ones are in the figure and in no list.
create table pack_list (
  pack_id uuid not null references pack (id) on delete cascade,
  name text not null,
  counted int not null, -- cases of the figure, listed or not
  case_ids bigint[] not null, -- the newest registration first
  tiers text[] not null, -- one per case; null = none
  primary key (pack_id, name),
  check (cardinality(case_ids) = cardinality(tiers))
);

grant select, insert, delete on pack, pack_list to fengqiao_app;
alter table pack enable row level security;
alter table pack force row level security;
create policy pack_scope on pack to fengqiao_app using (area between (select app_lo()) and (select app_hi()));
alter table pack_list enable row level security;
alter table pack_list force row level security;
create policy pack_list_scope on pack_list to fengqiao_app
  using (exists (select from pack p where p.id = pack_list.pack_id));
