-- Who did what: insert-only, a hash chain over all days. `entry` is the exact text that was hashed; the columns made from it
-- are for filters and cannot be written. hash = SHA-256(prev || UTF-8(day \n no \n at \n entry)).
create function app_account() returns text language sql stable parallel safe
  return nullif(current_setting('app.account', true), '');
create function app_purpose() returns text language sql stable parallel safe
  return nullif(current_setting('app.purpose', true), '');

create table audit (
  day date not null, -- Asia/Shanghai
  no int not null,
  at timestamptz not null,
  entry text not null check (octet_length(entry) <= 20000),
  prev bytea not null,
  hash bytea not null,
  actor text generated always as (entry::jsonb ->> 'actor') stored,
  action text generated always as (entry::jsonb ->> 'action') stored,
  outcome text generated always as (entry::jsonb ->> 'outcome') stored,
  object text generated always as (entry::jsonb ->> 'object') stored,
  area bigint generated always as ((entry::jsonb ->> 'areaKey')::bigint) stored,
  primary key (day, no)
);
create index audit_actor on audit (actor, day, no);
create index audit_action on audit (action, day, no);
-- For `like 'camera:%'`.
create index audit_object on audit (object text_pattern_ops, day, no) where object is not null;

-- Where the log begins since its oldest days were deleted: the chain goes on from `last_hash`.
create table audit_cut (
  last_day date primary key,
  last_no int not null,
  last_hash bytea not null,
  cut_at timestamptz not null default now()
);

-- `app.audit_cut` opens the way for the two who may remove rows, the cut below and a restore that replaces everything; the
-- application can set it too, but has no right to delete or truncate.
create function audit_refuse() returns trigger language plpgsql as $$
begin
  if current_setting('app.audit_cut', true) = 'on' and tg_op in ('DELETE', 'TRUNCATE') then
    return old;
  end if;
  raise exception 'the audit log is insert-only' using errcode = 'insufficient_privilege';
end
$$;
create trigger audit_insert_only before update or delete on audit
  for each row execute function audit_refuse();
create trigger audit_no_truncate before truncate on audit
  for each statement execute function audit_refuse();

-- The only way in. Writers take turns from here to their commit: call it last in a transaction, which must be read committed.
-- (`pg_temp` last, or a temporary table called `audit` would be written instead.)
create function audit_append(new_entry text) returns table (day date, no int, hash bytea)
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  last record;
  new_at timestamptz;
  new_day date;
  new_no int;
  new_hash bytea;
begin
  -- Another level would read the last row as it was before this one's turn.
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'the audit log is written in read committed transactions only' using errcode = 'invalid_transaction_state';
  end if;
  perform pg_advisory_xact_lock(hashtext('fengqiao.audit'));
  select a.day, a.no, a.at, a.hash into last from audit a order by a.day desc, a.no desc limit 1;
  if not found then
    select c.last_day as day, c.last_no as no, c.cut_at as at, c.last_hash as hash into last from audit_cut c order by c.last_day desc limit 1;
  end if;
  -- A clock that was set back must not put a row before those that are there.
  new_at := date_trunc('microseconds', greatest(clock_timestamp(), last.at));
  new_day := greatest((new_at at time zone 'Asia/Shanghai')::date, last.day);
  new_no := case when last.day = new_day then last.no + 1 else 1 end;
  new_hash := sha256(coalesce(last.hash, decode(repeat('00', 32), 'hex')) || convert_to(
    to_char(new_day, 'YYYY-MM-DD') || E'\n' || new_no || E'\n'
      || to_char(new_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || E'\n' || new_entry, 'UTF8'));
  insert into audit (day, no, at, entry, prev, hash)
    values (new_day, new_no, new_at, new_entry, coalesce(last.hash, decode(repeat('00', 32), 'hex')), new_hash);
  return query select new_day, new_no, new_hash;
end
$$;

-- Deletes whole days before `before`, never younger than 180 days (网络安全法 art. 21: at least six months). Answers how many rows.
create function audit_delete_before(before date) returns bigint
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  last record;
  n bigint;
begin
  if before > (now() at time zone 'Asia/Shanghai')::date - 180 then
    raise exception 'the audit log is kept for at least 180 days' using errcode = 'insufficient_privilege';
  end if;
  perform pg_advisory_xact_lock(hashtext('fengqiao.audit'));
  select a.day, a.no, a.hash into last from audit a where a.day < before order by a.day desc, a.no desc limit 1;
  if not found then
    return 0;
  end if;
  perform set_config('app.audit_cut', 'on', true);
  delete from audit a where a.day < before;
  get diagnostics n = row_count;
  perform set_config('app.audit_cut', '', true);
  delete from audit_cut;
  insert into audit_cut (last_day, last_no, last_hash) values (last.day, last.no, last.hash);
  return n;
end
$$;

revoke all on function audit_append(text), audit_delete_before(date) from public;
grant execute on function audit_append(text), audit_delete_before(date) to fengqiao_app;
grant select on audit, audit_cut to fengqiao_app;
alter table audit enable row level security;
-- A row of no place (a login of an unknown name) is there for those who look after the whole installation: purpose `audit`.
create policy audit_scope on audit for select to fengqiao_app
  using ((select app_purpose()) = 'gateway' or area between (select app_lo()) and (select app_hi())
    or area is null and (select app_purpose()) = 'audit');
