-- A sender that repeats a request, or a file that is imported again, must not double what waits for repair.
create unique index quarantine_once on quarantine (source, md5(event::text)) where repaired_at is null;
