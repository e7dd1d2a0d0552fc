import { createHash, randomBytes } from 'node:crypto';
import { type Role, roles } from '@fengqiao/contract/accounts';
import { areaKey } from '@fengqiao/contract/areas';
import type pg from 'pg';
import { type Level, levels, ownAreas } from './places.ts';

/** Somebody who is logged in. */
export interface Person {
  account: string;
  role: Role;
  level: Level;
  areaCode: string;
  /** Cookie header. */
  cookie: string;
}

export const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

/** A token that is the same in every world, so that two worlds can be compared. */
export const tokenOf = (account: string): string => sha256(`token of ${account}`).toString('base64url');

/** Logs an account in without its password: a session is made in the database. Answers its cookie header. */
export async function openSession(owner: pg.Pool, account: string, serial = ''): Promise<string> {
  const token = tokenOf(account + serial);
  await owner.query(
    `insert into session (token_hash, account_id, expires_at)
     select $1, id, now() + interval '1 hour' from account where account = $2`,
    [sha256(token), account],
  );
  return `fengqiao=${token}`;
}

/** An account of every role at every level of the own line; the kiosks belong to `wallId`. All have the password of `passwordHash`. */
export async function everybody(owner: pg.Pool, wallId: string, passwordHash: string): Promise<Person[]> {
  const people = levels.flatMap((level) =>
    roles.map((role) => ({
      account: `${level}.${role.toLowerCase()}`,
      role,
      level,
      areaCode: ownAreas[level],
    })),
  );
  await owner.query(
    `insert into account (account, display_name, password_hash, role, area, wall_id)
     select account, account, $4, role, area, case role when 'kiosk' then $5 end
       from unnest($1::text[], $2::text[], $3::bigint[]) as p (account, role, area)`,
    [
      people.map(({ account }) => account),
      people.map(({ role }) => role),
      people.map(({ areaCode }) => areaKey(areaCode)),
      passwordHash,
      wallId,
    ],
  );
  return Promise.all(
    people.map(async (person) => ({ ...person, cookie: await openSession(owner, person.account) })),
  );
}

/** Another person of a role in the own village, with the password of everybody, for one test only. */
export async function somebody(
  owner: pg.Pool,
  role: Role = 'clerk',
): Promise<{ account: string; cookie: string }> {
  const account = `b${randomBytes(6).toString('hex')}`;
  await owner.query(
    `insert into account (account, display_name, password_hash, role, area)
     select $1, $1, password_hash, role, area from account where account = $2`,
    [account, `village.${role.toLowerCase()}`],
  );
  return { account, cookie: await openSession(owner, account) };
}
