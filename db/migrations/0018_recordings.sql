-- Which public cameras are recorded, for how long, by whose word. The pictures lie at the streams nodes, never in the database.
create table camera_recording (
  camera_id text primary key,
  area bigint not null,
  -- 0: nothing more is recorded.
  hours int not null check (hours between 0 and 2160),
  -- How long what is there is kept: the last hours that were not 0.
  kept_hours int not null check (kept_hours between 1 and 2160),
  reason text not null,
  set_by text not null,
  set_at timestamptz not null default now(),
  check (hours in (0, kept_hours)),
  foreign key (camera_id, area) references camera (id, area) on update cascade on delete cascade
);
create index camera_recording_area on camera_recording (area);
grant select, insert, update, delete on camera_recording to fengqiao_app;
alter table camera_recording enable row level security;
alter table camera_recording force row level security;
create policy camera_recording_scope on camera_recording to fengqiao_app
  using (area between (select app_lo()) and (select app_hi()));
