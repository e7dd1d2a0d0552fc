import type { CaseAdvice } from '@fengqiao/contract/advice';
import { ancestorAt, areaCodeOfKey, areaKey, areaRange } from '@fengqiao/contract/areas';
import { mediatedByOrganisation, resolvedByRoute, sittingDepartments } from '@fengqiao/db/queries/advice';
import type { FastifyInstance } from 'fastify';
import { adviceFrom } from '../../../domain/advice.ts';
import type { Course } from '../../../domain/course.ts';
import { dayMs, shanghaiDay } from '../../../domain/instant.ts';
import { wholeCountry } from '../../../plugins/db.ts';

const days = 180;

/** What experience says of a case; counts of a county, so whatever the account may see of its single cases. `now` in milliseconds. */
export async function adviceFor(
  app: FastifyInstance,
  { view, order }: Course,
  now: number,
): Promise<CaseAdvice> {
  const code = areaCodeOfKey(view.area);
  const { lo, hi } = areaRange(ancestorAt(code, 'county') ?? code);
  const since = new Date(now - days * dayMs).toISOString();
  const { category } = view;
  return app.readScope(wholeCountry, async (tx) => {
    const question = { category: category ?? '', lo, hi, since };
    const byRoute = category === null ? [] : await resolvedByRoute(tx, question);
    const byOrganisation = category === null ? [] : await mediatedByOrganisation(tx, question);
    const sitting = await sittingDepartments(tx, areaKey(order.processOwner), shanghaiDay(now));
    const owner = order.substantiveOwner;
    const called = order.whistles.some(({ department }) => department === owner);
    const absent = owner !== null && sitting !== null && !sitting.includes(owner) && !called;
    return { days, ...adviceFrom({ byRoute, byOrganisation }), whistleFor: absent ? owner : null };
  });
}
