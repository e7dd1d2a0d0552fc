import type { Team, TeamInput } from '@fengqiao/contract/organisations';
import { isUniqueViolation } from '@fengqiao/db';
import { listOrganisations } from '@fengqiao/db/queries/organisations';
import { deleteTeam, insertTeam, listTeams, updateTeam } from '@fengqiao/db/queries/teams';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { AccountSession } from '../../plugins/auth.ts';
import { type Client, narrow } from '../../plugins/db.ts';
import { AppError } from '../../plugins/errors.ts';
import { ownArea } from '../../plugins/own-area.ts';

/** Teams of an area, default: the session's. */
export async function teamsOf(
  app: FastifyInstance,
  session: AccountSession,
  area: string | undefined,
): Promise<Team[]> {
  const scope = narrow(session, area);
  return scope === null ? [] : app.readScope(scope, (client) => listTeams(client));
}

/** Puts a team together. Throws `notFound` for an area or organisation elsewhere, `registry.nameTaken`. */
export function addTeam(app: FastifyInstance, request: FastifyRequest, input: TeamInput): Promise<Team> {
  const { session } = request;
  return app.inScope(session, async (client) => {
    const record = await recordOf(client, session, input);
    const id = await insertTeam(client, record);
    if (id === null) throw new AppError('registry.nameTaken', input.name);
    return tell(app, request, client, await team(client, id), { created: true });
  });
}

/** Changes a team. Throws `notFound` outside the session's subtree, `registry.nameTaken`. */
export function changeTeam(
  app: FastifyInstance,
  request: FastifyRequest,
  id: string,
  input: TeamInput,
): Promise<Team> {
  const { session } = request;
  return app.inScope(session, async (client) => {
    await team(client, id);
    await updateTeam(client, id, await recordOf(client, session, input)).catch((error: unknown) => {
      throw isUniqueViolation(error) ? new AppError('registry.nameTaken', input.name) : error;
    });
    return tell(app, request, client, await team(client, id), {});
  });
}

/** Takes a team apart; its people stay. Throws `notFound`. */
export function removeTeam(app: FastifyInstance, request: FastifyRequest, id: string): Promise<Team> {
  return app.inScope(request.session, async (client) => {
    const gone = await team(client, id);
    await deleteTeam(client, id);
    return tell(app, request, client, gone, { removed: true });
  });
}

async function recordOf(client: Client, session: AccountSession, { areaCode, ...rest }: TeamInput) {
  const { key: area } = await ownArea(client, session, areaCode);
  const { organisationId } = rest;
  if (organisationId !== null && (await listOrganisations(client, { id: organisationId })).length === 0)
    throw new AppError('notFound', `Organisation ${organisationId}`);
  return { ...rest, area, by: session.account };
}

async function team(client: Client, id: string): Promise<Team> {
  const [found] = await listTeams(client, { id });
  if (found === undefined) throw new AppError('notFound', `Team ${id}`);
  return found;
}

async function tell(
  app: FastifyInstance,
  request: FastifyRequest,
  client: Client,
  now: Team,
  detail: { created?: boolean; removed?: boolean },
): Promise<Team> {
  const { id, name, areaCode } = now;
  await app.audit(
    { action: 'team.changed', object: `team:${id}`, areaCode, detail: { ...detail, name } },
    request,
    client,
  );
  return now;
}
