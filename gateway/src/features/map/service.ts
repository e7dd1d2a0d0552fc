import { areaLevel, areaPrefix } from '@fengqiao/contract/areas';
import type { CaseFilter } from '@fengqiao/contract/cases';
import { cellZoom, type HeatAnswer, type HeatQuery, type TierPoints } from '@fengqiao/contract/map';
import { areaBoundaries } from '@fengqiao/db/queries/areas';
import type { CaseConditions } from '@fengqiao/db/queries/case-filter';
import {
  type HeatRows,
  heatHiddenFrom,
  heatOfCases,
  heatOfMonths,
  registeredInDays,
  tierPoints,
} from '@fengqiao/db/queries/map';
import type { FastifyInstance } from 'fastify';
import { cellCentre } from '../../domain/cells.ts';
import type { AccountSession } from '../../plugins/auth.ts';
import { type Client, narrow } from '../../plugins/db.ts';
import { parseBbox } from '../../plugins/paging.ts';
import { type HeatCells, heatCells } from './heat-view.ts';
import { type HeatWindow, splitWindow } from './heat-window.ts';
import { mapConditions } from './map-filter.ts';

/** Cells of the rollup, see `rollup_cell`. */
const rollupZoom = 15;
const mostPoints = 5_000;

/** Cases per cell of a box. Long windows without other filters than area and category come from the monthly counts. */
export async function heat(
  app: FastifyInstance,
  session: AccountSession,
  query: HeatQuery,
): Promise<HeatAnswer> {
  const seq = app.realtime.seq();
  const box = parseBbox(query.bbox);
  const filter = await mapConditions(app, session, query);
  // The daily counts know no grids, and a grid has few enough cases to count them one by one.
  const counted = areaLevel(query.area ?? session.areaCode) === 'grid';
  const window = filter === null || counted ? null : longWindow(query);
  const view = heatCells(box, query.zoom, window === null ? cellZoom : rollupZoom);
  const hidden =
    filter === null || window === null
      ? null
      : await app.readScope({ ...session, ...filter, purpose: 'gateway' }, (client) =>
          heatHiddenFrom(client, session.account, filter, window.months, view),
        );
  const rows =
    filter === null
      ? { total: 0, cells: [] }
      : await app.readScope({ ...session, ...filter }, (client) =>
          window === null
            ? heatOfCases(client, filter, view)
            : longHeat(client, filter, window, view, query.area ?? session.areaCode, hidden),
        );
  return {
    cellZoom: view.zoom,
    cells: rows.cells
      .filter(({ cell, n }) => n > 0 && view.contains(cell))
      .map(({ cell, n }) => ({ cell, n, ...round(cellCentre(cell, view.zoom)) })),
    total: rows.total,
    seq,
  };
}

/** Months from the rollup without the sealed cases that are hidden, the pieces at both ends case by case. */
async function longHeat(
  client: Client,
  filter: CaseConditions,
  window: HeatWindow,
  view: HeatCells,
  areaCode: string,
  hidden: HeatRows | null,
): Promise<HeatRows> {
  const { months, edges } = window;
  const monthly = { ...view, shift: view.shift - 2 * (cellZoom - rollupZoom) };
  const parts = [await heatOfMonths(client, filter, months, monthly)];
  // The rollup of cells knows only cases with a position; the daily counts know all.
  const lvl = areaPrefix(areaCode).length;
  const total = await registeredInDays(client, { lvl, key: filter.lo }, months, filter.category);
  for (const { from, to } of edges)
    parts.push(await heatOfCases(client, { ...filter, from: from ?? undefined, to }, view));
  const cells = new Map<number, number>();
  for (const part of parts) for (const { cell, n } of part.cells) cells.set(cell, (cells.get(cell) ?? 0) + n);
  for (const { cell, n } of hidden?.cells ?? []) cells.set(cell, (cells.get(cell) ?? 0) - n);
  return {
    total: total - (hidden?.total ?? 0) + parts.slice(1).reduce((sum, part) => sum + part.total, 0),
    cells: [...cells].map(([cell, n]) => ({ cell, n })),
  };
}

/** Open cases with a tier as points. */
export async function points(
  app: FastifyInstance,
  session: AccountSession,
  query: CaseFilter,
): Promise<TierPoints> {
  const seq = app.realtime.seq();
  const filter = await mapConditions(app, session, query);
  if (filter === null) return { points: [], total: 0, truncated: false, seq };
  const found = await app.readScope(session, (client) => tierPoints(client, filter, mostPoints));
  return { ...found, truncated: found.total > found.points.length, seq };
}

/** Boundaries of a level inside the session's subtree as GeoJSON text. */
export async function boundaries(
  app: FastifyInstance,
  session: AccountSession,
  query: { area?: string; level: string },
): Promise<string> {
  const scope = narrow(session, query.area);
  if (scope === null) return '{"type":"FeatureCollection","features":[]}';
  return areaBoundaries(app.pool, scope, query.level);
}

/** The window's months when it is long and nothing but area, category and time is asked for; null = count case by case. */
function longWindow({ tier, status, level, overdue, q, from, to }: CaseFilter): HeatWindow | null {
  if ([tier, status, level, overdue, q].some((part) => part !== undefined)) return null;
  return splitWindow(
    from === undefined ? null : Date.parse(from),
    to === undefined ? Date.now() : Date.parse(to),
  );
}

/** A metre is five decimals of a degree. */
const round = ({ lng, lat }: { lng: number; lat: number }): { lng: number; lat: number } => ({
  lng: Math.round(lng * 1e6) / 1e6,
  lat: Math.round(lat * 1e6) / 1e6,
});
