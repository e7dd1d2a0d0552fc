-- What is stored is deleted when its time is over. The gateway's upkeep (new keys, retention) reaches notes that nobody but their
-- readers sees: their bodies stay sealed for it, and it acts under a purpose of its own.
create policy case_note_upkeep on case_note to fengqiao_app
  using (app_purpose() = 'upkeep') with check (app_purpose() = 'upkeep');

grant delete on import, quarantine to fengqiao_app;
create index case_state_closed on case_state (closed_at) where closed_at is not null;
create index quarantine_repaired on quarantine (repaired_at) where repaired_at is not null;
