import { areaCodeOfKey, areaLevel, areaRange, isWithin } from '@fengqiao/contract/areas';
import type {
  CentreLevel,
  CentreProfile,
  NewPresence,
  Presence,
  PresenceBoard,
  PresenceChange,
} from '@fengqiao/contract/presence';
import type { Language } from '@fengqiao/contract/reference';
import {
  areaOfCentre,
  centresWithPresence,
  deletePresence,
  insertPresence,
  listPresence,
  updatePresence,
  upsertCentreProfile,
} from '@fengqiao/db/queries/presence';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { shanghaiDay } from '../../domain/instant.ts';
import type { AccountSession } from '../../plugins/auth.ts';
import { narrow } from '../../plugins/db.ts';
import { AppError } from '../../plugins/errors.ts';
import { boardOf } from './board.ts';

/** Of PostgreSQL. */
const uniqueViolation = '23505';

/** Centres right below an area; of a village its own. */
export const levelBelow: Readonly<Record<string, CentreLevel>> = {
  province: 'city',
  city: 'county',
  county: 'township',
  township: 'village',
};

/** 入驻率 of an area's centres on a day, default: of the level below, today. Throws `access.denied` outside the session's subtree. */
export async function presenceBoard(
  app: FastifyInstance,
  session: AccountSession,
  query: { area?: string; level?: CentreLevel; day?: string },
  language: Language,
): Promise<PresenceBoard> {
  const areaCode = query.area ?? session.areaCode;
  if (!isWithin(areaCode, session.areaCode)) throw new AppError('access.denied');
  const level = query.level ?? levelBelow[areaLevel(areaCode)] ?? 'village';
  const day = query.day ?? shanghaiDay(Date.now());
  checkDay(day);
  const centres = await app.readScope(session, (client) =>
    centresWithPresence(client, areaRange(areaCode), level, day),
  );
  return boardOf(centres, { level, day, profile: app.profile, language });
}

/** The register of the session's subtree, of one centre when it is named. */
export async function presenceOf(
  app: FastifyInstance,
  session: AccountSession,
  query: { area?: string; centreId?: string },
): Promise<Presence[]> {
  const scope = narrow(session, query.area);
  if (scope === null) return [];
  const { centreId } = query;
  return app.readScope(scope, (client) => listPresence(client, centreId === undefined ? {} : { centreId }));
}

/** Adds a department to a centre. Throws `notFound` for a centre elsewhere, `request.invalid` for what is there already. */
export function addPresence(
  app: FastifyInstance,
  request: FastifyRequest,
  input: NewPresence,
): Promise<Presence> {
  checkDays(input);
  checkDepartment(app, input.department);
  return app.inScope(request.session, async (client) => {
    const area = await areaOfCentre(client, input.centreId);
    if (area === null) throw new AppError('notFound', `Centre ${input.centreId}`);
    const id = await insertPresence(client, { ...input, area, by: request.session.account });
    if (id === null)
      throw new AppError(
        'request.invalid',
        `${input.department} is in ${input.centreId} in this kind since ${input.since} already`,
      );
    await app.audit(
      {
        action: 'presence.changed',
        object: `centre:${input.centreId}`,
        areaCode: areaCodeOfKey(area),
        detail: { created: true, department: input.department, kind: input.kind, since: input.since },
      },
      request,
      client,
    );
    return entryOf(await listPresence(client, { id }), id);
  });
}

/** Changes an entry of the register. Throws `notFound` outside the session's subtree. */
export function changePresence(
  app: FastifyInstance,
  request: FastifyRequest,
  id: string,
  change: PresenceChange,
): Promise<Presence> {
  checkDays(change);
  return app.inScope(request.session, async (client) => {
    const found = await updatePresence(client, id, { ...change, by: request.session.account }).catch(
      (error: unknown) => {
        if ((error as { code?: string }).code !== uniqueViolation) throw error;
        throw new AppError(
          'request.invalid',
          `the department is there in this kind since ${change.since} already`,
        );
      },
    );
    if (!found) throw new AppError('notFound', `Presence ${id}`);
    const entry = entryOf(await listPresence(client, { id }), id);
    const { centreId, areaCode, department } = entry;
    await app.audit(
      {
        action: 'presence.changed',
        object: `centre:${centreId}`,
        areaCode,
        detail: { department, kind: change.kind, since: change.since, until: change.until },
      },
      request,
      client,
    );
    return entry;
  });
}

/** Takes an entry out that was wrong; one that has ended gets an `until` instead. Throws `notFound`. */
export function removePresence(app: FastifyInstance, request: FastifyRequest, id: string): Promise<Presence> {
  return app.inScope(request.session, async (client) => {
    const entry = entryOf(await listPresence(client, { id }), id);
    await deletePresence(client, id);
    await app.audit(
      {
        action: 'presence.changed',
        object: `centre:${entry.centreId}`,
        areaCode: entry.areaCode,
        detail: { removed: true, department: entry.department, kind: entry.kind, since: entry.since },
      },
      request,
      client,
    );
    return entry;
  });
}

/** Says what a centre is built and staffed with. Throws `notFound` outside the session's subtree. */
export function putCentreProfile(
  app: FastifyInstance,
  request: FastifyRequest,
  centreId: string,
  profile: CentreProfile,
): Promise<CentreProfile> {
  return app.inScope(request.session, async (client) => {
    const area = await areaOfCentre(client, centreId);
    if (area === null) throw new AppError('notFound', `Centre ${centreId}`);
    await upsertCentreProfile(client, { ...profile, centreId, area, by: request.session.account });
    await app.audit(
      {
        action: 'presence.changed',
        object: `centre:${centreId}`,
        areaCode: areaCodeOfKey(area),
        detail: { ...profile },
      },
      request,
      client,
    );
    return profile;
  });
}

function entryOf(entries: readonly Presence[], id: string): Presence {
  const [entry] = entries;
  if (entry === undefined) throw new AppError('notFound', `Presence ${id}`);
  return entry;
}

/** No centre is older; PostgreSQL knows no year 0. */
const earliest = '1949-10-01';

function checkDay(day: string): void {
  const read = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(read.getTime()) || read.toISOString().slice(0, 10) !== day || day < earliest)
    throw new AppError('request.invalid', `there is no day ${day} that a centre can name`);
}

function checkDays({ since, until }: Pick<NewPresence, 'since' | 'until'>): void {
  checkDay(since);
  if (until === null) return;
  checkDay(until);
  if (until <= since) throw new AppError('request.invalid', 'until must be after since');
}

function checkDepartment({ profile }: FastifyInstance, department: string): void {
  if (!profile.departments.some(({ code }) => code === department))
    throw new AppError('request.invalid', `the profile ${profile.id} has no department ${department}`);
}
