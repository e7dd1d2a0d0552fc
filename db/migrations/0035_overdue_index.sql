-- The newest overdue cases of an area: found in the index alone, and only the page that is shown is read from the table.
drop index case_state_due;
create index case_state_due on case_state (due_at) include (area, registered_at, case_id, sealed)
  where due_at is not null and closed_at is null;
