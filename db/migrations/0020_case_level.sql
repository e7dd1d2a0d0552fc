-- Level of the centre that has a case (CQ-18): what a village, township or county finds in its own inbox. Cases of before get theirs
-- with their next event, or by a rebuild.
alter table case_state
  add column level text check (level in ('group', 'village', 'township', 'county', 'city'));
create index case_state_level on case_state (level, area) where resolved_at is null and closed_at is null;
