import type { Incident, IncidentInput } from '@fengqiao/contract/incidents';
import { caseIsSeen, insertIncident, listIncidents, withdrawIncident } from '@fengqiao/db/queries/incidents';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { shanghaiDay } from '../../domain/instant.ts';
import type { AccountSession } from '../../plugins/auth.ts';
import { type Client, narrow } from '../../plugins/db.ts';
import { AppError } from '../../plugins/errors.ts';
import { ownArea } from '../../plugins/own-area.ts';

/** Incidents of an area in a year, those that were withdrawn too. */
export async function incidentsOf(
  app: FastifyInstance,
  session: AccountSession,
  { area, year }: { area?: string; year?: number },
): Promise<Incident[]> {
  const scope = narrow(session, area);
  if (scope === null) return [];
  return app.readScope(scope, (client) => listIncidents(client, year === undefined ? {} : { year }));
}

/** Reports an incident. Throws `notFound` for an area or case elsewhere, `request.invalid` for a day that has not come. */
export function reportIncident(
  app: FastifyInstance,
  request: FastifyRequest,
  input: IncidentInput,
): Promise<Incident> {
  checkDay(input.happenedOn, shanghaiDay(Date.now()));
  const { session } = request;
  return app.inScope(session, async (client) => {
    const { areaCode, ...rest } = input;
    const { key: area } = await ownArea(client, session, areaCode);
    if (rest.caseCode !== null && !(await caseIsSeen(client, rest.caseCode)))
      throw new AppError('notFound', `Case ${rest.caseCode}`);
    const id = await insertIncident(client, { ...rest, area, by: session.account });
    const made = await incident(client, id);
    const detail = { kind: input.kind, happenedOn: input.happenedOn };
    await app.audit(
      { action: 'incident.reported', object: `incident:${id}`, areaCode, detail },
      request,
      client,
    );
    return made;
  });
}

/** Takes a report back, with the reason; it stays in the list. Throws `notFound`, `incident.withdrawn`. */
export function withdrawReport(
  app: FastifyInstance,
  request: FastifyRequest,
  id: string,
  reason: string,
): Promise<Incident> {
  const { session } = request;
  return app.inScope(session, async (client) => {
    await incident(client, id);
    if (!(await withdrawIncident(client, id, { reason, by: session.account })))
      throw new AppError('incident.withdrawn');
    const now = await incident(client, id);
    const { areaCode, kind } = now;
    await app.audit(
      { action: 'incident.withdrawn', object: `incident:${id}`, areaCode, detail: { kind, reason } },
      request,
      client,
    );
    return now;
  });
}

async function incident(client: Client, id: string): Promise<Incident> {
  const [found] = await listIncidents(client, { id });
  if (found === undefined) throw new AppError('notFound', `Incident ${id}`);
  return found;
}

function checkDay(day: string, today: string): void {
  const read = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(read.getTime()) || read.toISOString().slice(0, 10) !== day || day < '2000-01-01')
    throw new AppError('request.invalid', `there is no day ${day} of an incident`);
  if (day > today) throw new AppError('request.invalid', `${day} has not come yet`);
}
