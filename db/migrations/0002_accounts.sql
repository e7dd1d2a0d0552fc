-- Who may log in. Passwords are argon2id hashes; a session is found by the SHA-256 of its opaque token.
create table account (
  id bigint generated always as identity primary key,
  account text not null unique,
  display_name text not null,
  password_hash text not null,
  role text not null,
  area bigint not null,
  department text,
  failed_attempts int not null default 0,
  locked_until timestamptz,
  disabled_at timestamptz,
  created_at timestamptz not null default now()
);

create table session (
  token_hash bytea primary key,
  account_id bigint not null references account (id) on delete cascade,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz
);
create index session_account on session (account_id);

-- Small facts of the installation: the hash of the set-up code, the demo's progress.
create table setting (
  name text primary key,
  value jsonb not null,
  updated_at timestamptz not null default now()
);
grant select, insert, update, delete on account, session, setting to fengqiao_app;
