-- The streams nodes, and whether cameras answer.

-- Nodes that have announced themselves, for all gateways; of no place. A node that has not been seen for a day is forgotten.
create table stream_node (
  url text primary key,
  -- How browsers reach it; null: the page's host and the node's port.
  public_url text,
  -- Relays it may run at once.
  capacity int not null check (capacity between 1 and 5000),
  version text not null,
  seen_at timestamptz not null default now()
);
grant select, insert, update, delete on stream_node to fengqiao_app;

-- A camera that moves takes its state along.
alter table camera add constraint camera_place unique (id, area);

-- Whether a camera answers, as it was last seen; one row for each that was ever asked. Nothing of private rooms.
create table camera_online (
  camera_id text primary key,
  area bigint not null,
  online boolean not null,
  -- Since when it has been so.
  since timestamptz not null,
  -- When it was last asked or relayed, and when it last answered.
  checked_at timestamptz not null,
  seen_at timestamptz,
  -- When its last outage began.
  outage_at timestamptz,
  -- Code of the failure; null while it answers.
  reason text,
  -- The node that saw it.
  node text,
  check (online = (reason is null)),
  foreign key (camera_id, area) references camera (id, area) on update cascade on delete cascade
);
create index camera_online_area on camera_online (area) where not online;
create index camera_online_checked on camera_online (checked_at);

-- Append-only: each beginning and end of an outage, where the camera stood then.
create table camera_health (
  id bigint generated always as identity primary key,
  camera_id text not null references camera (id) on delete cascade,
  area bigint not null,
  at timestamptz not null,
  state text not null check (state in ('online', 'outage')),
  reason text,
  node text,
  check ((state = 'outage') = (reason is not null))
);
create index camera_health_camera on camera_health (camera_id, at);
create index camera_health_at on camera_health using brin (at);

grant select, insert, update, delete on camera_online to fengqiao_app;
grant select, insert, delete on camera_health to fengqiao_app;

alter table camera_online enable row level security;
alter table camera_online force row level security;
create policy camera_online_scope on camera_online to fengqiao_app
  using (area between (select app_lo()) and (select app_hi()));
alter table camera_health enable row level security;
alter table camera_health force row level security;
create policy camera_health_scope on camera_health to fengqiao_app
  using (area between (select app_lo()) and (select app_hi()));

alter table outbox drop constraint outbox_kind_check;
alter table outbox
  add column camera_health_id bigint,
  add constraint outbox_kind_check check (kind in ('case', 'wall', 'viewing', 'outage'));
