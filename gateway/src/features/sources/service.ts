import { areaKey } from '@fengqiao/contract/areas';
import {
  type Source,
  type SourceAlarms,
  type SourceOverview,
  sourceDepartments,
} from '@fengqiao/contract/sources';
import {
  openSourceOutages,
  type SourceHourCount,
  sourceHours,
  sourceStandings,
} from '@fengqiao/db/queries/source-health';
import type { FastifyInstance } from 'fastify';
import { rhythmDays } from '../../domain/source-health.ts';
import type { AccountSession } from '../../plugins/auth.ts';
import type { Client } from '../../plugins/db.ts';
import { coverage } from './coverage.ts';
import { presentSource } from './present-source.ts';

const capturedMs = 30 * 86_400_000;

/** How the sources of a range of areas are doing. */
export async function sourcesIn(
  app: FastifyInstance,
  tx: Client,
  range: { lo: number; hi: number },
  now: number,
): Promise<Source[]> {
  const standings = await sourceStandings(tx, range);
  const bySource = new Map(standings.map(({ name }) => [name, [] as SourceHourCount[]]));
  for (const hour of await sourceHours(tx, rhythmDays + 1)) bySource.get(hour.source)?.push(hour);
  return standings.map((standing) =>
    presentSource(standing, bySource.get(standing.name) ?? [], now, app.workingDays.calendar),
  );
}

/** The sources of the session's subtree, which of those that are known are captured, and how far they reach. */
export async function sourceOverview(app: FastifyInstance, session: AccountSession): Promise<SourceOverview> {
  const now = Date.now();
  return app.readScope(session, async (tx) => {
    const sources = await sourcesIn(app, tx, session, now);
    const known = sources.filter(({ state }) => state !== 'disabled');
    const captured = known.filter(({ lastAt }) => lastAt !== null && Date.parse(lastAt) > now - capturedMs);
    const there = new Set(captured.flatMap(({ department }) => department ?? []));
    return {
      sources,
      captured: { n: captured.length, of: known.length },
      departments: {
        n: there.size,
        of: sourceDepartments.length,
        missing: sourceDepartments.filter((department) => !there.has(department)),
      },
      coverage: await coverage(tx, areaKey(session.areaCode), session),
      at: new Date(now).toISOString(),
    };
  });
}

/** The outages of the session's subtree that last. */
export async function sourceAlarms(app: FastifyInstance, session: AccountSession): Promise<SourceAlarms> {
  const rows = await app.readScope(session, openSourceOutages);
  return { alarms: rows.map(({ since, ...row }) => ({ ...row, since: since.toISOString() })) };
}
