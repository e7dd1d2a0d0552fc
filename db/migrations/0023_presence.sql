-- Who sits in which centre: 常驻 resident, 轮驻 rotating, 随驻 on call (CQ-13, CQ-14, LZ-06, LZ-07, FX-04, YC-15, YC-16), with the
-- windows they keep (FX-05). Departments and numbers of staff, never persons.
create table presence (
  id uuid primary key default gen_random_uuid(),
  centre_id text not null references centre (id) on delete cascade,
  area bigint not null, -- of the centre
  department text not null, -- code of the profile
  kind text not null check (kind in ('resident', 'rotating', 'onCall')),
  staff int not null default 0 check (staff >= 0),
  windows int not null default 0 check (windows >= 0),
  -- Days in Asia/Shanghai; `until` is excluded, null = for good.
  since date not null,
  until date check (until > since),
  updated_by text not null,
  updated_at timestamptz not null default now(),
  unique (centre_id, department, kind, since)
);
create index presence_area on presence (area);

-- What a centre is built and staffed with (CQ-21, CQ-22, LZ-14, FX-24, HP-22).
create table centre_profile (
  centre_id text primary key references centre (id) on delete cascade,
  area bigint not null, -- of the centre
  floor_area_m2 numeric(10, 1) check (floor_area_m2 > 0),
  -- 县处级, 乡科级 of the public institution; null = none was set up.
  grade text check (grade in ('county', 'township')),
  posts int check (posts >= 0), -- 专门编制
  full_time_staff int check (full_time_staff >= 0), -- 专职工作人员
  updated_by text not null,
  updated_at timestamptz not null default now()
);

grant select, insert, update, delete on presence, centre_profile to fengqiao_app;
alter table presence enable row level security;
alter table presence force row level security;
create policy presence_scope on presence to fengqiao_app using (area between (select app_lo()) and (select app_hi()));
alter table centre_profile enable row level security;
alter table centre_profile force row level security;
create policy centre_profile_scope on centre_profile to fengqiao_app
  using (area between (select app_lo()) and (select app_hi()));
