-- What the rooms of centres are used for now (HP-17, LZ-08): the last word of the centre's own people or of its booking system. State
-- only: no picture, no name. Without a row nobody has ever said.
create table room_use (
  room_id text primary key references room (id) on delete cascade,
  area bigint not null, -- of the room
  state text not null check (state in ('free', 'inUse', 'closed')),
  since timestamptz not null,
  reported_at timestamptz not null default now(),
  reported_by text not null, -- account, or source:<name>
  -- What is mediated there; told only to those who see the case.
  case_id bigint references case_state (case_id),
  check (case_id is null or state = 'inUse')
);
create index room_use_area on room_use (area);

grant select, insert, update, delete on room_use to fengqiao_app;
alter table room_use enable row level security;
alter table room_use force row level security;
create policy room_use_scope on room_use to fengqiao_app using (area between (select app_lo()) and (select app_hi()));

-- Sockets tell pages that a room has changed.
alter table outbox drop constraint outbox_kind_check;
alter table outbox
  add column room_id text,
  add constraint outbox_kind_check check (kind in ('case', 'wall', 'viewing', 'outage', 'room'));
