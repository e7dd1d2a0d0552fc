import { areaKey, isWithin } from '@fengqiao/contract/areas';
import type { LikelyCases, LikelyQuestion } from '@fengqiao/contract/case-acts';
import { casesNear } from '@fengqiao/db/queries/related-cases';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { toWgs84 } from '../../domain/datum.ts';
import { foldText } from '../../domain/fold-text.ts';
import { handlesAllItSees } from '../../domain/handling-team.ts';
import { maskerFor } from '../../domain/masker-for.ts';
import { isOfPlaceOrWords } from '../../domain/related-cases.ts';
import { AppError } from '../../plugins/errors.ts';
import { comparedRange, likeliest, mostCompared } from './compared.ts';

/**
 * What a matter that is about to be registered may be a further report of. Closed cases are not among them: nothing can be added to
 * them. Who reports counts for the handling team, and only beside place or words: the form of a case is no search for persons. Throws
 * `access.denied` outside the session's subtree.
 */
export async function likelyCases(
  app: FastifyInstance,
  request: FastifyRequest,
  { areaCode, title, category, location, reporterRef }: LikelyQuestion,
): Promise<LikelyCases> {
  const { session } = request;
  if (!isWithin(areaCode, session.areaCode)) throw new AppError('access.denied');
  const masker = maskerFor(await app.places.current(), app.profile);
  const now = Date.now();
  const one = {
    caseId: 0,
    words: foldText(masker.together([title] as const)[0]),
    area: areaKey(areaCode),
    point: location === undefined ? null : toWgs84(location.lng, location.lat, location.datum),
    category: category ?? null,
    registeredAt: now,
  };
  const asksWho = reporterRef !== undefined && handlesAllItSees(session);
  const hash = asksWho ? ((await app.reporters?.current())?.(reporterRef) ?? null) : null;
  return app.inScope(session, async (tx) => {
    const found = await casesNear(tx, hash, comparedRange(one.area, now), mostCompared);
    const others = found.filter(({ summary }) => summary.status !== 'closed');
    const items = likeliest(one, others, ({ sameReporter }) => sameReporter).filter(isOfPlaceOrWords);
    await app.audit(
      {
        action: 'case.compared',
        object: 'case:new',
        areaCode,
        detail: { found: items.length, reporter: asksWho },
      },
      request,
      tx,
    );
    return { items, compared: others.length };
  });
}
