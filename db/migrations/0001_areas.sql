-- 行政区划. `code` is the area code left-justified to 15 digits, so that a subtree is one integer range
-- (GB/T 2260, GB/T 10114, statistical codes). Policies compare it with `app.lo` and `app.hi` of the transaction:
-- both unset = null = no row, so a forgotten scope fails closed.
create function app_lo() returns bigint language sql stable parallel safe
  return nullif(current_setting('app.lo', true), '')::bigint;
create function app_hi() returns bigint language sql stable parallel safe
  return nullif(current_setting('app.hi', true), '')::bigint;

create table area (
  code bigint primary key,
  level text not null check (level in ('province', 'city', 'county', 'township', 'village', 'grid')),
  name text not null,
  parent bigint references area (code),
  lng double precision,
  lat double precision,
  synthetic boolean not null default false,
  -- GeoJSON Polygon or MultiPolygon in WGS-84; null where only a point is known.
  geometry jsonb
);
create index area_parent on area (parent);
grant select, insert, update, delete on area to fengqiao_app;
