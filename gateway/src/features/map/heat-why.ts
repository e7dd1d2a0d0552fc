import { cellZoom, type HeatWhyAnswer, type HeatWhyQuery } from '@fengqiao/contract/map';
import type { CaseConditions } from '@fengqiao/db/queries/case-filter';
import { summariesByIds } from '@fengqiao/db/queries/cases';
import { casesOfCells, registeredInCells } from '@fengqiao/db/queries/map';
import type { FastifyInstance } from 'fastify';
import type { AccountSession } from '../../plugins/auth.ts';
import type { Client } from '../../plugins/db.ts';
import { mapConditions } from './map-filter.ts';
import { comparedWindows, type Window } from './why-windows.ts';

const casesShown = 50;

/** What is in some cells of a heat answer: how many cases of which category, the newest of them, and what changed. */
export async function heatWhy(
  app: FastifyInstance,
  session: AccountSession,
  query: HeatWhyQuery,
): Promise<HeatWhyAnswer> {
  const filter = await mapConditions(app, session, query);
  const windows = comparedWindows(query.from, query.to, Date.now());
  if (filter === null)
    return {
      total: 0,
      change: { now: { ...windows.now, n: 0 }, before: { ...windows.before, n: 0 } },
      categories: [],
      cases: [],
    };
  const shift = 2 * (cellZoom - query.cellZoom);
  const cells = { shift, numbers: query.cells.split(',').map(Number) };
  return app.readScope(session, async (client) => {
    const { categories, caseIds } = await casesOfCells(client, filter, cells, casesShown);
    const summaries = await summariesByIds(client, caseIds);
    return {
      total: categories.reduce((sum, { n }) => sum + n, 0),
      change: {
        now: await registered(client, filter, cells, windows.now),
        before: await registered(client, filter, cells, windows.before),
      },
      categories,
      cases: caseIds.flatMap((id) => summaries.get(id) ?? []),
    };
  });
}

/** Older cases have had more time to be resolved: what has become of them must not count. */
async function registered(
  client: Client,
  filter: CaseConditions,
  cells: { shift: number; numbers: readonly number[] },
  window: Window,
): Promise<Window & { n: number }> {
  const asRegistered = { ...filter, ...window, status: undefined, overdue: undefined };
  return { ...window, n: await registeredInCells(client, asRegistered, cells) };
}
