import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { inScope } from '@fengqiao/db';
import {
  activeTierRules,
  findTierRules,
  insertProfileRules,
  lockTierRules,
  retireTierRules,
  reviveProfileRules,
  type TierRulesRow,
} from '@fengqiao/db/queries/tier-rules';
import fp from 'fastify-plugin';
import type { Profile } from '../profiles/profile-schema.ts';
import { type Client, type Pool, wholeCountry } from './db.ts';

/** Another gateway may have switched versions: seen after this time. What was found in between is looked at again by the timed run. */
const refreshMs = 2_000;

/** The place's profile with the version of its tier rules that is in force, in memory. Versions never change, only which one counts. */
export class TierRulesInForce {
  readonly #pool: Pool;
  readonly #profile: Profile;
  readonly #versions = new Map<string, Profile>();
  #current: Promise<Profile> | null = null;
  #loadedAt = 0;
  #stored = false;

  constructor(pool: Pool, profile: Profile) {
    this.#pool = pool;
    this.#profile = profile;
  }

  /** The profile by whose rules tiers are found now. */
  current(): Promise<Profile> {
    if (this.#current !== null && Date.now() - this.#loadedAt < refreshMs) return this.#current;
    const held = this.#current;
    this.#loadedAt = Date.now();
    const loading = this.#load();
    this.#current = loading;
    loading.catch(() => {
      if (this.#current === loading) this.#current = held;
    });
    // The old version serves on; without one the next caller tries again.
    return held === null ? loading : loading.catch(() => held);
  }

  /** The profile with an older version of its rules; null = it is not known. */
  async of(version: string): Promise<Profile | null> {
    const held = this.#versions.get(version);
    if (held !== undefined) return held;
    const row = await findTierRules(this.#pool, this.#profile.id, version);
    return row === null ? null : this.#keep(row);
  }

  /** Forgets which version is in force: it was just changed here. */
  forget(): void {
    this.#current = null;
  }

  async #load(): Promise<Profile> {
    const row = this.#stored ? await activeTierRules(this.#pool, this.#profile.id) : null;
    return this.#keep(row ?? (await this.#storeOwn()));
  }

  #keep({ version, rules }: Pick<TierRulesRow, 'version' | 'rules'>): Profile {
    const held = this.#versions.get(version);
    if (held !== undefined) return held;
    const profile = {
      ...this.#profile,
      tiers: { version, rules: rules as Profile['tiers']['rules'] },
    };
    this.#versions.set(version, profile);
    return profile;
  }

  async #storeOwn(): Promise<TierRulesRow> {
    const row = await inScope(this.#pool, wholeCountry, (tx) => storeOwn(tx, this.#profile));
    this.#stored = true;
    return row;
  }
}

/** Writes down the rules that came with the profile; they are in force unless the site has switched on its own. */
async function storeOwn(tx: Client, { id, tiers }: Profile): Promise<TierRulesRow> {
  await lockTierRules(tx);
  const active = await activeTierRules(tx, id);
  const own = await nameOf(tx, id, tiers);
  const isSite = active?.origin === 'site';
  if (!own.stored) {
    if (!isSite) await retireTierRules(tx, id);
    await insertProfileRules(tx, { ...own, profile: id, rules: tiers.rules, inForce: !isSite });
  } else if (!isSite && active?.version !== own.version) {
    await retireTierRules(tx, id);
    await reviveProfileRules(tx, id, own.version);
  }
  const now = await activeTierRules(tx, id);
  if (now === null) throw new Error(`no tier rules are in force for profile ${id}`);
  return now;
}

/** A profile that was edited without a new version gets one: what a case was judged by must be found again. */
async function nameOf(
  tx: Client,
  profile: string,
  { version, rules }: Profile['tiers'],
): Promise<{ version: string; stored: boolean }> {
  const same = await findTierRules(tx, profile, version);
  if (same === null) return { version, stored: false };
  if (isDeepStrictEqual(same.rules, rules)) return { version, stored: true };
  const edited = `${version}+${createHash('sha256').update(JSON.stringify(rules)).digest('hex').slice(0, 8)}`;
  return { version: edited, stored: (await findTierRules(tx, profile, edited)) !== null };
}

declare module 'fastify' {
  interface FastifyInstance {
    tierRules: TierRulesInForce;
  }
}

export const tierRulesPlugin = fp(
  async (app) => {
    app.decorate('tierRules', new TierRulesInForce(app.pool, app.profile));
  },
  { name: 'tierRules', dependencies: ['db', 'profile'] },
);
