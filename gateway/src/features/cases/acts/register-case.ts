import { areaKey } from '@fengqiao/contract/areas';
import type { CaseActed, NewCase } from '@fengqiao/contract/case-acts';
import { caseCodeOf } from '@fengqiao/db/queries/cases';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { deskSource } from '../../../domain/fold.ts';
import { levelOfArea } from '../../../domain/ladder-course.ts';
import { actEvent } from '../../ingest/own-events.ts';

/** Registers a matter once: a second sending of the same form answers the first one's code. Throws `request.invalid`. */
export async function registerCase(
  app: FastifyInstance,
  request: FastifyRequest,
  { id, intakeClass, intensity, level, partyAreas, ...matter }: NewCase,
): Promise<CaseActed> {
  const { session } = request;
  const now = Date.now();
  const home = { caseSource: deskSource, caseRef: id, sourceArea: areaKey(matter.areaCode) };
  const event = actEvent(
    session,
    home,
    {
      ...matter,
      eventId: id,
      type: 'case.registered',
      payload: {
        level: level ?? levelOfArea(session.areaCode, app.profile),
        ...(intakeClass === undefined ? {} : { intakeClass }),
        ...(intensity === undefined ? {} : { intensity }),
        ...(partyAreas === undefined ? {} : { partyAreas }),
      },
      occurredAt: matter.occurredAt ?? new Date(now).toISOString(),
    },
    {
      places: await app.places.current(),
      profile: app.profile,
      now,
      hashReporter: await app.reporters?.current(),
    },
  );
  const { accepted } = await app.ingestor.append([event]);
  return app.inScope(session, async (tx) => {
    const caseCode = await caseCodeOf(tx, deskSource, id);
    await app.audit({ action: 'case.registered', object: `case:${caseCode}` }, request, tx);
    return { caseCode, accepted: accepted > 0 };
  });
}
