import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { roles as allRoles, type Role } from '@fengqiao/contract/accounts';
import { rightsDocument } from '@fengqiao/gateway/features/rights/document';
import { rightsOf } from '@fengqiao/gateway/features/rights/service';
import type { Policy, RolePolicy } from '@fengqiao/gateway/plugins/policy';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { engines } from '../helpers/database.ts';
import { eventually } from '../helpers/eventually.ts';
import { proving } from '../helpers/prove.ts';
import { auditEnd, auditSince } from '../helpers/rights/audit-rows.ts';
import { type Estate, nowhere } from '../helpers/rights/estate.ts';
import { freshThings } from '../helpers/rights/fresh.ts';
import { openSession, type Person, somebody } from '../helpers/rights/people.ts';
import { type Level, levels, otherAreas } from '../helpers/rights/places.ts';
import type { Success } from '../helpers/rights/recipes/recipe.ts';
import { callOf, comparable, missingRecipe, recipes } from '../helpers/rights/recipes.ts';
import { askSocket, openSocket, socketRecipes } from '../helpers/rights/socket-recipes.ts';
import { type Answer, rightsWorld, type World } from '../helpers/rights/world.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

const above = levels.filter((level) => level !== 'village');

// Thousands of questions: on a busy machine they take their time.
vi.setConfig({ testTimeout: 240_000 });

describe.each(engines())('the rights matrix on %s', (engine) => {
  let world: World;
  const others = {} as Record<Level, Estate>;
  /** Every route but HEAD, which has a test of its own. */
  let routes: [name: string, policy: Policy][];
  /** Those that ask for a role. */
  let byRole: [name: string, policy: RolePolicy][];

  beforeAll(async () => {
    world = await rightsWorld(engine);
    for (const level of levels) others[level] = await world.settle(otherAreas[level]);
    routes = world.app.routePolicies
      .filter(({ method }) => method !== 'HEAD')
      .map(({ method, url, policy }) => [`${method} ${url}`, policy]);
    byRole = routes.flatMap(([name, policy]) => (typeof policy === 'object' ? [[name, policy]] : []));
  });
  afterAll(() => world?.close());

  /** Asks a route about things; what it changes is newly made, and one's own session is another one. */
  async function ask(route: string, things: Estate, person: Person): Promise<Answer & { about: Estate }> {
    const about = things === nowhere ? things : await freshThings(world, route, things, person);
    const ownSession = /^(POST|PUT|DELETE) \/api\/session/.test(route);
    const cookie = ownSession
      ? await openSession(world.db.ownerPool, person.account, crypto.randomUUID())
      : person.cookie;
    return { ...(await world.ask(callOf(route, about), { cookie })), about };
  }

  /**
   * Asks as everybody who has one of the roles: in the village of the things and at one level above, another one from role to role
   * and from route to route (`turn`); `npm run prove` at every level.
   */
  const each = async (
    roles: readonly Role[],
    turn: number,
    ask: (person: Person) => Promise<void>,
  ): Promise<void> => {
    const isAsked = ({ role, level }: Person): boolean =>
      proving || level === 'village' || level === above[(turn + allRoles.indexOf(role)) % above.length];
    await Promise.all(
      world.people.filter((person) => roles.includes(person.role) && isAsked(person)).map(ask),
    );
  };

  /** Whether what is asked depends on the things it is asked about. */
  const namesThings = (route: string): boolean =>
    JSON.stringify(callOf(route, world.own)) !== JSON.stringify(callOf(route, nowhere));

  /** Of the village, of every role; in the short form every fourth of them, from route to route other ones. */
  const villagers = (turn: number): Person[] =>
    world.people.filter(
      ({ level, role }) => level === 'village' && (proving || (turn + allRoles.indexOf(role)) % 4 === 0),
    );

  const said = (route: string, { role, level }: Person, { status, code }: Answer): string =>
    `${route} as ${role} of the ${level}: ${status} ${code ?? ''}`;

  it('is in docs/rights-matrix.md as the program enforces it', async () => {
    const written = await readFile(`${root}docs/rights-matrix.md`, 'utf8');
    expect(written, 'the document is old: npm run rights:matrix').toBe(rightsDocument(rightsOf(world.app)));
  });

  it.each(['zh', 'en'])('is told in words on the page of rights, in %s', async (language) => {
    const file = await readFile(`${root}dashboard/src/i18n/${language}/rights.json`, 'utf8');
    const { what } = JSON.parse(file) as { what: Record<string, string> };
    // As `wordsKey` of the page makes it: a key may hold neither dot nor colon.
    const keys = rightsOf(world.app).map(({ name }) =>
      name.replace(/[^A-Za-z]+/g, '_').replace(/^_|_$/g, ''),
    );
    expect(keys.filter((key) => what[key] === undefined)).toEqual([]);
  });

  it('has a recipe for every route, and none for a route that is gone', () => {
    const names = routes.map(([name]) => name);
    expect(names.filter((name) => recipes[name] === undefined).map(missingRecipe)).toEqual([]);
    expect(Object.keys(recipes).filter((name) => !names.includes(name))).toEqual([]);
  });

  it('lets every allowed role do its work with the things of its own area, at each of five levels', async () => {
    const wrong: string[] = [];
    for (const [turn, [route, { roles }]] of byRole.entries())
      await each(roles, turn, async (person) => {
        const answer = await ask(route, world.own, person);
        const { refuses, refusedAs = 'access.denied', mayAnswer = [] } = recipes[route] ?? {};
        const asExpected = refuses?.(person)
          ? answer.code === refusedAs
          : answer.status < 300 || mayAnswer.includes(answer.code ?? '');
        if (!asExpected) wrong.push(said(route, person, answer));
      });
    expect(wrong).toEqual([]);
  });

  it('refuses every other role, whatever it asks for', async () => {
    const wrong: string[] = [];
    for (const [turn, [route, { roles }]] of byRole.entries())
      await each(
        allRoles.filter((role) => !roles.includes(role)),
        turn,
        async (person) => {
          const answer = await world.ask(callOf(route, world.own), person);
          if (answer.status !== 403 || answer.code !== 'access.denied')
            wrong.push(said(route, person, answer));
        },
      );
    expect(wrong).toEqual([]);
  });

  it('answers for a thing beside its area exactly as for one that does not exist', async () => {
    const wrong: string[] = [];
    const naming = byRole.filter(([route]) => namesThings(route));
    expect(naming.length).toBeGreaterThan(15);
    for (const [turn, [route, { roles }]] of naming.entries())
      await each(roles, turn, async (person) => {
        // What counts for everybody (`seq`) may have moved between the two: a difference that means something stays.
        for (let left = 3; left > 0; left--) {
          const foreign = await ask(route, others[person.level], person);
          const absent = await ask(route, nowhere, person);
          const [one, other] = [comparable(foreign, foreign.about), comparable(absent, nowhere)];
          if (one === other) return;
          if (left === 1)
            wrong.push(`${said(route, person, foreign)}: ${one.slice(0, 200)} but ${other.slice(0, 200)}`);
        }
      });
    expect(wrong).toEqual([]);
  });

  it('answers HEAD as it answers GET, without a body, and OPTIONS to nobody', async () => {
    const wrong: string[] = [];
    for (const [turn, [route]] of routes.filter(([name]) => name.startsWith('GET ')).entries())
      for (const person of villagers(turn)) {
        const call = callOf(route, world.own);
        const get = await world.ask(call, person);
        const head = await world.ask({ ...call, method: 'HEAD' }, person);
        if (head.status !== get.status || head.body !== '')
          wrong.push(said(`HEAD of ${route}`, person, head));
        const options = await world.ask({ ...call, method: 'OPTIONS' }, person);
        if (options.status !== 404) wrong.push(said(`OPTIONS of ${route}`, person, options));
      }
    expect(wrong).toEqual([]);
  });

  it('lets nobody in without a login, and no sender without a key', async () => {
    const wrong: string[] = [];
    for (const [route, policy] of routes) {
      const { status, code } = await world.ask(callOf(route, world.own));
      const keys: Record<string, string> = { source: 'ingest.badKey', node: 'node.denied' };
      const expected = (typeof policy === 'string' ? keys[policy] : undefined) ?? 'session.required';
      if (policy === 'public' ? code === expected : status !== 401 || code !== expected)
        wrong.push(`${route}: ${status} ${code}`);
    }
    expect(wrong).toEqual([]);
  });

  it('leaves in the audit log what the policy of a route says, once, and who it was', async () => {
    const wrong: string[] = [];
    const { ownerPool } = world.db;
    for (const [route, { roles, audit }] of byRole) {
      if (audit === undefined) continue;
      const person = world.person(roles[0] ?? 'head', 'village');
      const things = await freshThings(world, route, world.own, person);
      const call: Success = (await recipes[route]?.success?.(world, person)) ?? callOf(route, things);
      const { account, cookie } = call.as ?? person;
      const end = await auditEnd(ownerPool);
      const { status, code } = await world.ask(call, { cookie });
      // What runs on behind the answer writes its row when it is done.
      const rows = await eventually('a row', async () => {
        const since = await auditSince(ownerPool, end);
        return since.length > 0 && since;
      }).catch(() => []);
      const left = rows.map(({ action, outcome, actor }) => `${action} ${outcome} by ${actor}`).join(', ');
      if (status >= 300 || left !== `${audit} done by ${account}`)
        wrong.push(`${route} as ${account} answered ${status} ${code} and left: ${left}`);
    }
    expect(wrong).toEqual([]);
  });

  it('leaves in the audit log who was refused and what', async () => {
    // Somebody new: who asks again and again is not written down each time.
    const person = await somebody(world.db.ownerPool, 'systemAdmin');
    const end = await auditEnd(world.db.ownerPool);
    await world.ask(callOf('GET /api/cases/:caseCode', world.own), person);
    expect(await auditSince(world.db.ownerPool, end)).toEqual([
      {
        action: 'access.denied',
        outcome: 'refused',
        actor: person.account,
        object: 'route:GET /api/cases/:caseCode',
      },
    ]);
  });

  it('holds for socket events as well: every role, own area, other area', async () => {
    const { socketPolicies } = world.app;
    const names = socketPolicies.map(({ event }) => event);
    expect(names.filter((event) => socketRecipes[event] === undefined)).toEqual([]);
    expect(Object.keys(socketRecipes).filter((event) => !names.includes(event))).toEqual([]);
    const url = await world.listen();
    const wrong: string[] = [];
    for (const person of world.people) {
      const socket = await openSocket(url, person.cookie);
      for (const { event, policy } of socketPolicies) {
        if (event === 'terminal.proof') continue; // nobody here is bound to a terminal
        const ask = (things: Estate) => askSocket(socket, event, socketRecipes[event]?.(things));
        const allowed = policy.roles.includes(person.role);
        const [own, other, none] = [
          await ask(world.own),
          await ask(others[person.level]),
          await ask(nowhere),
        ];
        if (own !== (allowed ? 'ok' : 'access.denied') || other === 'ok' || other !== none)
          wrong.push(`${event} as ${person.account}: ${own}, ${other}, ${none}`);
      }
      socket.disconnect();
    }
    expect(wrong).toEqual([]);
  });
});
