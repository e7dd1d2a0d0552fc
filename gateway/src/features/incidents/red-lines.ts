import { areaCodeOfKey, areaRange, childStep } from '@fengqiao/contract/areas';
import { incidentKinds, type RedLines } from '@fengqiao/contract/incidents';
import type { IndicatorByArea } from '@fengqiao/contract/indicators';
import type { Language } from '@fengqiao/contract/reference';
import { casesByDepartment, taggedCases } from '@fengqiao/db/queries/accountability';
import { incidentCounts } from '@fengqiao/db/queries/incidents';
import type { FastifyInstance } from 'fastify';
import { flagsOf } from '../../domain/accountability.ts';
import { shanghaiDay } from '../../domain/instant.ts';
import type { AccountSession } from '../../plugins/auth.ts';
import { ownArea } from '../../plugins/own-area.ts';
import { indicatorByArea } from '../indicators/service.ts';

/**
 * The red lines of an area in a year (default: this one): first petitions against the line of the place, incidents, and how often
 * departments were supervised for 推诿 拖延 躲绕. Throws `notFound` outside the session's subtree.
 */
export async function redLines(
  app: FastifyInstance,
  session: AccountSession,
  {
    area = session.areaCode,
    year = Number(shanghaiDay(Date.now()).slice(0, 4)),
  }: { area?: string; year?: number },
  language: Language,
): Promise<RedLines> {
  const range = { ...areaRange(area), year };
  const found = await app.readScope({ ...session, purpose: 'gateway' }, async (client) => ({
    own: await ownArea(client, session, area),
    incidents: await incidentCounts(client, range),
    tagged: await taggedCases(client, range),
    cases: await casesByDepartment(client, range),
  }));
  const now = Date.now();
  const end = Math.min(Date.parse(`${year + 1}-01-01T00:00:00+08:00`), now);
  const days = { area, from: `${year}-01-01T00:00:00+08:00`, to: new Date(end).toISOString() };
  const petitions = await indicatorByArea(app, session, 'firstPetition', days, language);
  const step = childStep(area);
  return {
    areaCode: area,
    areaName: found.own.name,
    year,
    line: app.profile.firstPetitionLine,
    definition: petitions.definition,
    petitions: petitionsOf(petitions.total),
    incidents: incidentKinds.map((kind) => ({
      kind,
      n: sum(found.incidents.filter((each) => each.kind === kind)),
    })),
    areas: petitions.areas.map((line) => ({
      areaCode: line.areaCode,
      areaName: line.areaName,
      petitions: petitionsOf(line),
      incidents: sum(
        found.incidents.filter((each) => areaCodeOfKey(each.area - (each.area % step)) === line.areaCode),
      ),
    })),
    flags: flagsOf(
      found.tagged,
      found.cases,
      app.profile.departments.map(({ code }) => code),
    ),
  };
}

const sum = (counts: readonly { n: number }[]): number => counts.reduce((all, { n }) => all + n, 0);

function petitionsOf({
  numerator,
  denominator,
  value,
  beyondLine,
}: Pick<
  IndicatorByArea['total'],
  'numerator' | 'denominator' | 'value' | 'beyondLine'
>): RedLines['petitions'] {
  return { n: numerator ?? 0, of: denominator ?? 0, share: value, beyondLine: beyondLine ?? null };
}
