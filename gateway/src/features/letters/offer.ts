import { ancestorAt, areaCodeOfKey, areaKey, areaLevels } from '@fengqiao/contract/areas';
import type { LetterAddress, LetterOffer } from '@fengqiao/contract/letters';
import { areasAround } from '@fengqiao/db/queries/letter-counts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { suggestLetter } from '../../domain/letter-words.ts';
import { answerDue } from '../../domain/letters.ts';
import { caseDetail } from '../cases/service.ts';

/** Everything a form of a letter needs, filled in from the case as the session sees it. Throws `notFound` for the case. */
export async function letterOffer(
  app: FastifyInstance,
  request: FastifyRequest,
  caseCode: string | undefined,
): Promise<LetterOffer> {
  const { session } = request;
  const of = caseCode === undefined ? null : await caseDetail(app, request, caseCode, undefined, 'zh');
  const now = Date.now();
  const areas = await app.readScope(session, (tx) =>
    areasAround(tx, areaKey(session.areaCode), upwards(session.areaCode)),
  );
  return {
    kinds: (app.profile.letters ?? []).map((rule) => {
      const due = answerDue(rule, now, app.workingDays.calendar);
      return {
        kind: rule.kind,
        label: rule.label,
        dueAt: due === null ? null : new Date(due).toISOString(),
        ...suggestLetter(rule.kind, rule.label, of, now),
      };
    }),
    areas: areas.map(({ code, name }) => ({ areaCode: areaCodeOfKey(code), name })),
    to: addressFor(session.areaCode, of),
  };
}

/** Keys of an area and of those above it. */
const upwards = (areaCode: string): number[] =>
  areaLevels.flatMap((level) => ancestorAt(areaCode, level) ?? []).map(areaKey);

/** To the department of the county that has the case; without one to the centre of its township. Villages have no departments. */
function addressFor(
  own: string,
  of: { areaCode: string; leadDepartment: string | null } | null,
): LetterAddress {
  if (of === null) return { areaCode: own };
  const { areaCode, leadDepartment: department } = of;
  if (department !== null) return { areaCode: ancestorAt(areaCode, 'county') ?? areaCode, department };
  return { areaCode: ancestorAt(areaCode, 'township') ?? areaCode };
}
