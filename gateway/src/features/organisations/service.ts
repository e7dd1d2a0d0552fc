import type { Organisation, OrganisationInput } from '@fengqiao/contract/organisations';
import { isUniqueViolation } from '@fengqiao/db';
import {
  deleteOrganisation,
  insertOrganisation,
  listOrganisations,
  updateOrganisation,
} from '@fengqiao/db/queries/organisations';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { AccountSession } from '../../plugins/auth.ts';
import { type Client, narrow } from '../../plugins/db.ts';
import { AppError } from '../../plugins/errors.ts';
import { ownArea } from '../../plugins/own-area.ts';

/** Mediation organisations of an area, default: the session's. */
export async function organisationsOf(
  app: FastifyInstance,
  session: AccountSession,
  area: string | undefined,
): Promise<Organisation[]> {
  const scope = narrow(session, area);
  return scope === null ? [] : app.readScope(scope, (client) => listOrganisations(client));
}

/** Registers an organisation. Throws `notFound` for an area elsewhere, `registry.nameTaken`, `request.invalid`. */
export function addOrganisation(
  app: FastifyInstance,
  request: FastifyRequest,
  input: OrganisationInput,
): Promise<Organisation> {
  checkCategories(app, input);
  const { session } = request;
  return app.inScope(session, async (client) => {
    const { areaCode, ...rest } = input;
    const { key: area } = await ownArea(client, session, areaCode);
    const id = await insertOrganisation(client, { ...rest, area, by: session.account });
    if (id === null) throw new AppError('registry.nameTaken', input.name);
    return answer(app, request, client, id, { created: true, name: input.name });
  });
}

/** Changes an organisation. Throws `notFound` outside the session's subtree, `registry.nameTaken`, `request.invalid`. */
export function changeOrganisation(
  app: FastifyInstance,
  request: FastifyRequest,
  id: string,
  input: OrganisationInput,
): Promise<Organisation> {
  checkCategories(app, input);
  const { session } = request;
  return app.inScope(session, async (client) => {
    await organisation(client, id);
    const { areaCode, ...rest } = input;
    const { key: area } = await ownArea(client, session, areaCode);
    await updateOrganisation(client, id, { ...rest, area, by: session.account }).catch((error: unknown) => {
      throw isUniqueViolation(error) ? new AppError('registry.nameTaken', input.name) : error;
    });
    return answer(app, request, client, id, { name: input.name });
  });
}

/** Takes an organisation out; its people and teams stay. Throws `notFound`. */
export function removeOrganisation(
  app: FastifyInstance,
  request: FastifyRequest,
  id: string,
): Promise<Organisation> {
  return app.inScope(request.session, async (client) => {
    const gone = await organisation(client, id);
    await deleteOrganisation(client, id);
    await app.audit(
      {
        action: 'organisation.changed',
        object: `organisation:${id}`,
        areaCode: gone.areaCode,
        detail: { removed: true, name: gone.name },
      },
      request,
      client,
    );
    return gone;
  });
}

async function organisation(client: Client, id: string): Promise<Organisation> {
  const [found] = await listOrganisations(client, { id });
  if (found === undefined) throw new AppError('notFound', `Organisation ${id}`);
  return found;
}

async function answer(
  app: FastifyInstance,
  request: FastifyRequest,
  client: Client,
  id: string,
  detail: { name: string; created?: boolean },
): Promise<Organisation> {
  const now = await organisation(client, id);
  const { areaCode } = now;
  await app.audit(
    { action: 'organisation.changed', object: `organisation:${id}`, areaCode, detail },
    request,
    client,
  );
  return now;
}

function checkCategories({ profile }: FastifyInstance, { categories }: OrganisationInput): void {
  const unknown = categories.find((code) => !profile.categories.some((category) => category.code === code));
  if (unknown !== undefined)
    throw new AppError('request.invalid', `the profile ${profile.id} has no category ${unknown}`);
}
