import type { StaffFilter, StaffInput, StaffMember } from '@fengqiao/contract/staff';
import { listOrganisations } from '@fengqiao/db/queries/organisations';
import { areaOfCentre } from '@fengqiao/db/queries/presence';
import {
  deleteStaff,
  insertStaff,
  listStaff,
  type StaffRecord,
  updateStaff,
} from '@fengqiao/db/queries/staff';
import { listTeams } from '@fengqiao/db/queries/teams';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { AccountSession } from '../../plugins/auth.ts';
import { type Client, narrow } from '../../plugins/db.ts';
import { AppError } from '../../plugins/errors.ts';
import { ownArea } from '../../plugins/own-area.ts';

/** People of the session's subtree, or of an area, a centre or a kind in it. */
export async function staffOf(
  app: FastifyInstance,
  session: AccountSession,
  { area, ...filter }: StaffFilter,
): Promise<StaffMember[]> {
  const scope = narrow(session, area);
  return scope === null ? [] : app.readScope(scope, (client) => listStaff(client, filter));
}

/** Enters somebody. Throws `notFound` for an area, centre, organisation or team elsewhere. */
export function addStaff(
  app: FastifyInstance,
  request: FastifyRequest,
  input: StaffInput,
): Promise<StaffMember> {
  return app.inScope(request.session, async (client) => {
    const id = await insertStaff(client, await recordOf(client, request.session, input));
    return tell(app, request, client, await member(client, id), { created: true });
  });
}

/** Changes somebody. Throws `notFound`. Consent that is taken back takes the photograph down. */
export function changeStaff(
  app: FastifyInstance,
  request: FastifyRequest,
  id: string,
  input: StaffInput,
): Promise<StaffMember> {
  return app.inScope(request.session, async (client) => {
    const before = await member(client, id);
    await updateStaff(client, id, await recordOf(client, request.session, input));
    const taken = before.photoConsent && !input.photoConsent;
    return tell(app, request, client, await member(client, id), taken ? { consentTakenBack: true } : {});
  });
}

/** Takes somebody out, with photograph and days. Throws `notFound`. */
export function removeStaff(app: FastifyInstance, request: FastifyRequest, id: string): Promise<StaffMember> {
  return app.inScope(request.session, async (client) => {
    const gone = await member(client, id);
    await deleteStaff(client, [id]);
    return tell(app, request, client, gone, { removed: true });
  });
}

/** Somebody of the transaction's scope. Throws `notFound`. */
export async function member(client: Client, id: string): Promise<StaffMember> {
  const [found] = await listStaff(client, { id });
  if (found === undefined) throw new AppError('notFound', `Staff ${id}`);
  return found;
}

/** Writes a change of somebody down; the log names them by id and post, never by name. */
export async function tell(
  app: FastifyInstance,
  request: FastifyRequest,
  client: Client,
  now: StaffMember,
  detail: Record<string, boolean | string>,
): Promise<StaffMember> {
  const { id, post, areaCode } = now;
  await app.audit(
    { action: 'staff.changed', object: `staff:${id}`, areaCode, detail: { ...detail, post } },
    request,
    client,
  );
  return now;
}

async function recordOf(client: Client, session: AccountSession, input: StaffInput): Promise<StaffRecord> {
  const { areaCode, ...rest } = input;
  const { centreId, organisationId, teamId } = rest;
  const { key: area } = await ownArea(client, session, areaCode);
  if (centreId !== null && (await areaOfCentre(client, centreId)) === null)
    throw new AppError('notFound', `Centre ${centreId}`);
  if (organisationId !== null && (await listOrganisations(client, { id: organisationId })).length === 0)
    throw new AppError('notFound', `Organisation ${organisationId}`);
  if (teamId !== null && (await listTeams(client, { id: teamId })).length === 0)
    throw new AppError('notFound', `Team ${teamId}`);
  return { ...rest, area, by: session.account };
}
