-- What a centre is made of: departments, centres, rooms, cameras; and who may send events.
create table department (
  code text primary key,
  name_zh text not null,
  name_en text not null
);

create table centre (
  id text primary key,
  name text not null,
  area bigint not null,
  lng double precision,
  lat double precision,
  synthetic boolean not null default false
);
create index centre_area on centre (area);

create table room (
  id text primary key,
  centre_id text not null references centre (id),
  name text not null,
  area bigint not null,
  kind text not null check (kind in ('reception', 'mediation', 'dispatch')),
  zone text not null check (zone in ('guidance', 'mediation', 'dispatch')),
  private boolean not null default false
);
create index room_centre on room (centre_id);

create table camera (
  id text primary key check (id ~ '^\d{20}$'), -- GB/T 28181
  name text not null,
  area bigint not null,
  owner text not null,
  place_type text not null,
  zone text check (zone in ('guidance', 'mediation', 'dispatch')),
  room_id text references room (id),
  lng double precision not null,
  lat double precision not null,
  direction_deg real,
  fov_deg real,
  private boolean not null default false,
  -- URL, user and password, sealed with AES-256-GCM by the gateway; never leaves it but to a streams node.
  source_sealed bytea,
  synthetic boolean not null default false,
  updated_at timestamptz not null default now()
);
create index camera_area on camera (area);

-- A sender of events. `key_hash` is the SHA-256 of its bearer key.
create table source (
  name text primary key,
  label text not null,
  key_hash bytea not null unique,
  area bigint not null,
  disabled_at timestamptz,
  created_at timestamptz not null default now()
);

grant select, insert, update, delete on department, centre, room, camera, source to fengqiao_app;

alter table centre enable row level security;
alter table centre force row level security;
create policy centre_scope on centre to fengqiao_app using (area between (select app_lo()) and (select app_hi()));
alter table room enable row level security;
alter table room force row level security;
create policy room_scope on room to fengqiao_app using (area between (select app_lo()) and (select app_hi()));
alter table camera enable row level security;
alter table camera force row level security;
create policy camera_scope on camera to fengqiao_app using (area between (select app_lo()) and (select app_hi()));
