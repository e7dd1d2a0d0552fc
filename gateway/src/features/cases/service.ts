import type { CaseDetail, CaseFilter, CaseSummary } from '@fengqiao/contract/cases';
import type { Language } from '@fengqiao/contract/reference';
import { acknowledgeCase, caseTimeline, listCases } from '@fengqiao/db/queries/cases';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { parseCaseCode } from '../../domain/case-code.ts';
import type { AccountSession } from '../../plugins/auth.ts';
import { caseWords } from '../../plugins/case-words.ts';
import { narrow, wholeCountry } from '../../plugins/db.ts';
import { AppError } from '../../plugins/errors.ts';
import { cursorKey, page } from '../../plugins/paging.ts';
import { caseFor } from './case-standing.ts';
import { judgedBy } from './judged-by.ts';
import { presentCase } from './present-case.ts';
import { noteUnmaskedView } from './unmask.ts';

/** More events than any case has; a runaway sender must not fill the answer. */
const timelineLimit = 2_000;

/** Cases that the session may see, the newest registration first. */
export async function findCases(
  app: FastifyInstance,
  session: AccountSession,
  query: CaseFilter & { cursor?: string; limit?: number },
): Promise<{ items: CaseSummary[]; nextCursor: string | null }> {
  const { area, cursor, limit = 50, q, ...filter } = query;
  const scope = narrow(session, area);
  if (scope === null) return { items: [], nextCursor: null };
  const [registeredAt, caseId] =
    cursorKey(cursor, /^-?\d{1,15}\.\d{1,16}$/)
      ?.split('.')
      .map(Number) ?? [];
  const after = registeredAt === undefined || caseId === undefined ? undefined : { registeredAt, caseId };
  const rows = await app.readScope(scope, async (tx) => {
    const words = await caseWords(tx, session, q);
    return listCases(tx, { ...filter, q: words, lo: scope.lo, hi: scope.hi }, after, limit + 1);
  });
  const { items, nextCursor } = page(rows, limit, (row) => `${row.registeredAt}.${row.caseId}`);
  return { items: items.map(({ summary }) => summary), nextCursor };
}

/** One case with its timeline, clocks, ladder and tier, by the place's rules or those of another profile. */
export async function caseDetail(
  app: FastifyInstance,
  request: FastifyRequest,
  caseCode: string,
  profileId: string | undefined,
  language: Language,
): Promise<CaseDetail> {
  const profile = app.profileOf(profileId);
  const { session } = request;
  const found = await app.readScope(session, (tx) => caseFor(tx, session, caseCode));
  const { row, confidentiality } = found;
  await noteUnmaskedView(app, request, found);
  const timeline = await app.readScope(wholeCountry, (tx) => caseTimeline(tx, row.case_id, timelineLimit));
  const places = await app.places.current();
  const judged =
    profile.id === app.profile.id ? await judgedBy(app, row) : { by: profile, at: row.now.getTime() };
  return presentCase(row, timeline, {
    profile,
    calendar: app.workingDays.calendar,
    judged,
    places,
    confidentiality,
    language,
  });
}

/** Notes that somebody has seen a case, and who it was; its alarms leave the walls. Throws `notFound`. */
export async function acknowledge(
  app: FastifyInstance,
  request: FastifyRequest,
  caseCode: string,
): Promise<{ caseCode: string; acknowledgedAt: string }> {
  const at = await app.inScope(request.session, async (tx) => {
    const at = await acknowledgeCase(tx, checked(caseCode));
    if (at === null) throw absent(caseCode);
    await app.audit({ action: 'case.acknowledged', object: `case:${caseCode}` }, request, tx);
    return at;
  });
  await app.wallAlarms.acknowledged(caseCode, request.session.account);
  return { caseCode, acknowledgedAt: at.toISOString() };
}

const absent = (caseCode: string) => new AppError('notFound', `Case ${caseCode}`);

function checked(caseCode: string): string {
  if (parseCaseCode(caseCode) === null)
    throw new AppError('request.invalid', `the check digit of case code ${caseCode} is wrong: mistyped?`);
  return caseCode;
}
