import { areaCodeOfKey } from '@fengqiao/contract/areas';
import type { DutyInput, DutyRoster } from '@fengqiao/contract/duty';
import { boardCentre } from '@fengqiao/db/queries/boards';
import { dutyOf, peopleOfCentre, strangersTo, writeDuty } from '@fengqiao/db/queries/duty';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { AccountSession } from '../../plugins/auth.ts';
import type { Client } from '../../plugins/db.ts';
import { AppError } from '../../plugins/errors.ts';

/** Who is in a centre on which of the days. Throws `notFound` outside the session's subtree, `request.invalid`. */
export function dutyRoster(
  app: FastifyInstance,
  session: AccountSession,
  { centreId, from, days }: { centreId: string; from: string; days: number },
): Promise<DutyRoster> {
  checkDay(from);
  return app.readScope(session, async (client) => {
    const { name } = await centre(client, centreId);
    const people = await peopleOfCentre(client, centreId);
    const entries = await dutyOf(client, centreId, from, days);
    return { centreId, centreName: name, from, days, people, entries };
  });
}

/** Writes days of the roster, all or none. Throws `notFound` for a centre elsewhere, `request.invalid` for somebody of another one. */
export function putDuty(
  app: FastifyInstance,
  request: FastifyRequest,
  input: DutyInput,
): Promise<{ changed: number }> {
  const { centreId } = input;
  const changes = lastOf(input.changes);
  for (const { day } of changes) checkDay(day);
  const { session } = request;
  return app.inScope(session, async (client) => {
    const { area } = await centre(client, centreId);
    const ids = [...new Set(changes.map(({ staffId }) => staffId))];
    const [stranger] = await strangersTo(client, centreId, ids);
    if (stranger !== undefined)
      throw new AppError('request.invalid', `${stranger} does not belong to centre ${centreId}`);
    await writeDuty(client, { centreId, area, by: session.account }, changes);
    const days = changes.map(({ day }) => day).sort();
    await app.audit(
      {
        action: 'duty.changed',
        object: `centre:${centreId}`,
        areaCode: areaCodeOfKey(area),
        detail: { days: changes.length, from: days[0] ?? '', to: days.at(-1) ?? '' },
      },
      request,
      client,
    );
    return { changed: changes.length };
  });
}

/** Of several changes of one day of somebody the last one counts. */
const lastOf = (changes: DutyInput['changes']): DutyInput['changes'] => [
  ...new Map(changes.map((change) => [`${change.staffId} ${change.day}`, change])).values(),
];

async function centre(client: Client, id: string): Promise<{ name: string; area: number }> {
  const found = await boardCentre(client, id);
  if (found === null) throw new AppError('notFound', `Centre ${id}`);
  return found;
}

function checkDay(day: string): void {
  const read = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(read.getTime()) || read.toISOString().slice(0, 10) !== day || day < '2000-01-01')
    throw new AppError('request.invalid', `there is no day ${day} of a roster`);
}
