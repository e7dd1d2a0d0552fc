-- 一级一权限、一机一账号、一人一密码 (HP-31): passwords that belong to one person, terminals that are known, sessions bound to them.
alter table account
  -- The password was given by an administrator: nothing else is allowed before it was changed.
  add column must_change_password boolean not null default false,
  add column password_changed_at timestamptz not null default now(),
  -- TOTP secret (RFC 6238), sealed by the gateway; it counts once it is confirmed.
  add column totp_sealed bytea,
  add column totp_confirmed_at timestamptz,
  -- Step of the last code that was used: a code works once.
  add column totp_last_step bigint,
  -- The one wall of a kiosk account.
  add column wall_id text references wall (id) on delete set null,
  add column created_by text,
  add column last_login_at timestamptz;

-- A machine that an administrator let in. `credential` by kind: the P-256 public key as JWK, the WebAuthn credential, or the
-- SHA-256 fingerprint of the client certificate.
create table terminal (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  area bigint not null,
  place text not null default '',
  centre_id text references centre (id) on delete set null,
  kind text not null check (kind in ('key', 'webauthn', 'certificate')),
  credential jsonb not null,
  enrolled_at timestamptz not null default now(),
  enrolled_by text not null,
  last_seen_at timestamptz,
  revoked_at timestamptz,
  revoked_by text,
  revoked_reason text
);
create index terminal_area on terminal (area);
create unique index terminal_credential on terminal (md5(credential::text)) where revoked_at is null;

-- A code by which one machine becomes a terminal, once. Only its SHA-256 is stored.
create table terminal_code (
  code_hash bytea primary key,
  name text not null,
  area bigint not null,
  place text not null default '',
  centre_id text references centre (id) on delete set null,
  -- The terminal whose key was lost; it is revoked when the code is used.
  replaces uuid references terminal (id) on delete cascade,
  accounts text[] not null default '{}',
  created_by text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  terminal_id uuid references terminal (id) on delete cascade
);

-- Which accounts may log in on which terminals.
create table account_terminal (
  account_id bigint not null references account (id) on delete cascade,
  terminal_id uuid not null references terminal (id) on delete cascade,
  primary key (account_id, terminal_id)
);
create index account_terminal_terminal on account_terminal (terminal_id);

-- A login challenge is answered once, by any gateway.
create table login_challenge (
  nonce_hash bytea primary key,
  expires_at timestamptz not null
);

alter table session
  add column terminal_id uuid references terminal (id) on delete cascade,
  -- P-256 public key (JWK) whose holder signs every request's proof; null = bound by certificate or not bound.
  add column proof_key jsonb,
  add column address text,
  add column ended_reason text;
-- One session per terminal.
create unique index session_terminal on session (terminal_id) where revoked_at is null and terminal_id is not null;

grant select, insert, update, delete on terminal, terminal_code, account_terminal, login_challenge to fengqiao_app;
