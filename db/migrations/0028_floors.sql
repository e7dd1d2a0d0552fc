-- Plans of the storeys of centres (FX-11..13, LZ-13): outline and rooms in metres from the upper left corner (contract/floors.ts).
create table centre_floor (
  centre_id text not null references centre (id) on delete cascade,
  area bigint not null, -- of the centre
  floor text not null check (floor ~ '^B?[1-9][0-9]{0,2}$'),
  name text not null,
  zone text check (zone in ('guidance', 'mediation', 'dispatch')),
  note text not null default '',
  north_deg real check (north_deg >= 0 and north_deg < 360),
  outline jsonb not null,
  rooms jsonb not null,
  updated_at timestamptz not null default now(),
  updated_by text not null,
  primary key (centre_id, floor)
);
create index centre_floor_area on centre_floor (area);

grant select, insert, update, delete on centre_floor to fengqiao_app;
alter table centre_floor enable row level security;
alter table centre_floor force row level security;
create policy centre_floor_scope on centre_floor to fengqiao_app
  using (area between (select app_lo()) and (select app_hi()));

-- Where a camera hangs stays in the registry of cameras: floor and shares of the plan. A camera of no room says whose plan it is.
alter table camera add column plan_centre text references centre (id) on delete set null;
create index camera_plan_centre on camera (plan_centre) where plan_centre is not null;
create index camera_room on camera (room_id) where room_id is not null;
