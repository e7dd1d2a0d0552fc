-- The registry of 31,000 cameras (BZ-10, BZ-11, HP-20, LZ-13): the standards' terms, what is searched, devices and platforms.

-- Platforms that hand on cameras as RTSP, e.g. GB/T 28181 gateways. The addresses of their cameras are made when a camera is
-- registered, or the platform changes: whoever plays a camera asks one place only.
create table camera_upstream (
  id text primary key check (id ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
  name text not null,
  area bigint not null,
  -- RTSP addresses with {id} where the camera's id stands, user and password; sealed by the gateway like a camera's source.
  source_sealed bytea not null,
  has_sub boolean not null,
  updated_at timestamptz not null default now(),
  updated_by text not null
);
create index camera_upstream_area on camera_upstream (area);
grant select, insert, update, delete on camera_upstream to fengqiao_app;
alter table camera_upstream enable row level security;
alter table camera_upstream force row level security;
create policy camera_upstream_scope on camera_upstream to fengqiao_app
  using (area between (select app_lo()) and (select app_hi()));

alter table camera
  add column owner_kind text not null default 'other',
  add column datum text not null default 'WGS84' check (datum in ('WGS84', 'GCJ02', 'BD09', 'CGCS2000')),
  add column view_m real,
  add column height_m real,
  add column ptz_type smallint check (ptz_type between 1 and 4), -- PTZType of GB/T 28181
  add column public_place boolean not null default false,
  add column security_grade text check (security_grade in ('A', 'B', 'C')), -- GB 35114, as registered
  add column floor text,
  -- Shares of the plan's width and height from its upper left corner.
  add column plan_x real check (plan_x between 0 and 1),
  add column plan_y real check (plan_y between 0 and 1),
  add column upstream_id text references camera_upstream (id),
  add column has_sub boolean not null default false,
  -- Address and login of its ONVIF device, sealed by the gateway; never given to a streams node.
  add column device_sealed bytea,
  add column updated_by text,
  -- Initials of the name's pinyin: 「广场北口」 is found by gcbk. Filled with every change.
  add column initials text not null default '',
  add column search_text text generated always as (lower(name || E'\n' || owner || E'\n' || initials)) stored,
  add constraint camera_plan check ((plan_x is null) = (plan_y is null));
create index camera_upstream_of on camera (upstream_id) where upstream_id is not null;

update camera set owner_kind = case
  when owner like '%公安%' then 'publicSecurity'
  when owner like '%应急%' then 'emergency'
  when owner like '%水利%' then 'water'
  when owner like '%教育%' then 'education'
  when owner like '%卫%' then 'health'
  when owner like '%交通%' then 'transport'
  when owner like '%城管%' then 'urban'
  when owner like '%综治%' then 'centre'
  when owner like '%政务%' then 'government'
  else 'other' end;

-- Who turns a camera just now: nobody else does until `until`; the camera itself stops at `stops_at`, whichever gateway was asked last.
create table camera_turn (
  camera_id text primary key references camera (id) on delete cascade,
  area bigint not null,
  session_id text not null,
  account text not null,
  display_name text not null,
  until timestamptz not null,
  stops_at timestamptz not null
);
grant select, insert, update, delete on camera_turn to fengqiao_app;
alter table camera_turn enable row level security;
alter table camera_turn force row level security;
create policy camera_turn_scope on camera_turn to fengqiao_app
  using (area between (select app_lo()) and (select app_hi()));
