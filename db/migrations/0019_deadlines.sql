-- When the scheduler of breaches looks at a case again: its next open deadline, or the one after those it has already raised;
-- null = none. Every change of the case sets it anew, so what the scheduler finds twice it writes once, by the id of the event.
alter table case_state add column watch_at timestamptz;
-- The owner is held by the policies too, and has none.
alter table case_state no force row level security;
update case_state set watch_at = due_at where due_at is not null;
alter table case_state force row level security;
create index case_state_watch on case_state (watch_at) where watch_at is not null;
