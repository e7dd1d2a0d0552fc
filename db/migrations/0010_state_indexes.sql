-- For what every desk asks all day: what is open where (area tree, tiers), and what was resolved in a window (indicators).
create index case_state_open on case_state (area) include (tier) where resolved_at is null and closed_at is null;
create index case_state_resolved on case_state (resolved_at) include (area) where resolved_at is not null;
