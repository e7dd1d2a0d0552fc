-- Counts kept in the ingest transaction. An event counts where its case is: when a late event moves a case to another area
-- or category, its contributions move with it, so that a rollup is a function of the log alone.

-- Per ancestor level, so that a panel reads hundreds of rows and not millions.
create table rollup_day (
  lvl smallint not null, -- significant digits of the ancestor: 2 4 6 9 12
  area bigint not null,
  day date not null, -- Asia/Shanghai
  event_type text not null,
  category text not null default '',
  key text not null default '', -- tier, route, level, kind ... of the event, by its type
  n int not null,
  primary key (lvl, area, day, event_type, category, key)
);

-- Registered cases per cell (zoom 15) and month: the heat of windows beyond 30 days.
create table rollup_cell (
  month date not null,
  area bigint not null, -- township or the nearest above
  cell bigint not null,
  category text not null default '',
  n int not null,
  primary key (month, area, cell, category)
);

-- Histogram of hours from registration to resolution, by day of resolution.
create table rollup_resolution (
  lvl smallint not null,
  area bigint not null,
  day date not null,
  bucket smallint not null, -- see db/src/queries/resolution.ts
  n int not null,
  primary key (lvl, area, day, bucket)
);
grant select, insert, update on rollup_day, rollup_cell, rollup_resolution to fengqiao_app;
alter table rollup_day enable row level security;
alter table rollup_day force row level security;
create policy rollup_day_scope on rollup_day to fengqiao_app
  using (area between (select app_lo()) and (select app_hi()));
alter table rollup_cell enable row level security;
alter table rollup_cell force row level security;
create policy rollup_cell_scope on rollup_cell to fengqiao_app
  using (area between (select app_lo()) and (select app_hi()));
alter table rollup_resolution enable row level security;
alter table rollup_resolution force row level security;
create policy rollup_resolution_scope on rollup_resolution to fengqiao_app
  using (area between (select app_lo()) and (select app_hi()));
