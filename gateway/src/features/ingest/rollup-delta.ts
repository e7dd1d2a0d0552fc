import type { CaseEventType } from '@fengqiao/contract/cases';
import type { Queryable } from '@fengqiao/db';
import { resolutionBucket } from '@fengqiao/db/queries/resolution';
import {
  allCategories,
  bumpCells,
  bumpDays,
  bumpResolutions,
  type CellCount,
  type DayCount,
  type ResolutionCount,
} from '@fengqiao/db/queries/rollups';
import type { CaseView } from '../../domain/case-view.ts';
import { coarserCell } from '../../domain/cells.ts';
import { dayMs, shanghaiDay, shanghaiOffsetMs } from '../../domain/instant.ts';
import { rollupKey } from './rollup-key.ts';

/** Under which a case's contributions are counted. */
export interface CountedUnder {
  area: number;
  category: string | null;
}

/** What a case as such contributes. */
export type CountedCase = CountedUnder &
  Pick<CaseView, 'registeredAt' | 'resolvedAt' | 'resolvedRoute' | 'resolvedLevel' | 'cell'>;

const cellZoom = 15;

/**
 * Changes to the rollups of one transaction. What is taken away from one row and added to the same one cancels out. A
 * rollup is a function of the log: adding up all cases and all their events gives the same.
 */
export class RollupDelta {
  /** By area, then by the rest of the key: one text is made per event and serves all its ancestors. */
  readonly #days = new Map<number, Map<string, DayCount>>();
  readonly #cells = new Map<number, Map<string, CellCount>>();
  readonly #resolutions = new Map<number, Map<string, ResolutionCount>>();

  /** Counts an event where its case is; registrations and resolutions are counted by `addCase`. */
  addEvent(
    under: CountedUnder,
    event: { type: CaseEventType; at: number; payload: Readonly<Record<string, unknown>> },
    n: number,
  ): void {
    if (event.type === 'case.registered' || event.type === 'case.resolved') return;
    this.#addDay(under, event.type, rollupKey(event.type, event.payload), dayOf(event.at), n);
  }

  /** Counts a case on the day of its registration, and of its resolution when it stands. */
  addCase(view: CountedCase, n: number): void {
    this.addRegistration(view, n);
    this.addResolution(view, n);
  }

  addRegistration(view: CountedCase, n: number): void {
    const day = dayOf(view.registeredAt);
    this.#addDay(view, 'case.registered', '', day, n);
    if (view.cell !== null) this.#addCell(view, view.cell, `${day.slice(0, 7)}-01`, n);
  }

  addResolution(view: CountedCase, n: number): void {
    if (view.resolvedAt === null) return;
    const resolvedDay = dayOf(view.resolvedAt);
    const key = rollupKey('case.resolved', { route: view.resolvedRoute, level: view.resolvedLevel });
    this.#addDay(view, 'case.resolved', key, resolvedDay, n);
    this.#addBucket(view, resolvedDay, resolutionBucket(view.resolvedAt - view.registeredAt), n);
  }

  /** The changed counts, each list in one order that is the same in every transaction. */
  rows(): { days: DayCount[]; cells: CellCount[]; resolutions: ResolutionCount[] } {
    return {
      days: changed(this.#days),
      cells: changed(this.#cells),
      resolutions: changed(this.#resolutions),
    };
  }

  #addDay(under: CountedUnder, type: CaseEventType, key: string, day: string, n: number): void {
    const category = under.category ?? '';
    const rest = `${day} ${type} ${category} ${key}`;
    for (const { lvl, area } of ancestorsOf(under.area)) {
      const rows = rowsOf(this.#days, area);
      const row = rows.get(rest);
      if (row === undefined) rows.set(rest, { lvl, area, day, type, category, key, n });
      else row.n += n;
    }
  }

  #addCell(view: CountedCase, fine: number, month: string, n: number): void {
    const cell = coarserCell(fine, cellZoom);
    const area = ancestorsOf(view.area).findLast(({ lvl }) => lvl <= 9)?.area ?? view.area;
    const rows = rowsOf(this.#cells, area);
    for (const category of [view.category ?? '', allCategories]) {
      const rest = `${month} ${cell} ${category}`;
      const row = rows.get(rest);
      if (row === undefined) rows.set(rest, { month, area, cell, category, n });
      else row.n += n;
    }
  }

  #addBucket(view: CountedCase, day: string, bucket: number, n: number): void {
    const rest = `${day} ${bucket}`;
    for (const { lvl, area } of ancestorsOf(view.area)) {
      const rows = rowsOf(this.#resolutions, area);
      const row = rows.get(rest);
      if (row === undefined) rows.set(rest, { lvl, area, day, bucket, n });
      else row.n += n;
    }
  }
}

/** Writes the changes. */
export const applyDelta = (tx: Queryable, delta: RollupDelta): Promise<void> => bumpRollups(tx, delta.rows());

/** Adds to the rollups. Each list in its one order. */
export async function bumpRollups(
  tx: Queryable,
  { days, cells, resolutions }: ReturnType<RollupDelta['rows']>,
): Promise<void> {
  if (days.length > 0) await bumpDays(tx, days);
  if (cells.length > 0) await bumpCells(tx, cells);
  if (resolutions.length > 0) await bumpResolutions(tx, resolutions);
}

function rowsOf<T>(areas: Map<number, Map<string, T>>, area: number): Map<string, T> {
  const held = areas.get(area);
  if (held !== undefined) return held;
  const rows = new Map<string, T>();
  areas.set(area, rows);
  return rows;
}

function changed<T extends { n: number }>(areas: Map<number, Map<string, T>>): T[] {
  const found: T[] = [];
  for (const area of [...areas.keys()].sort((a, b) => a - b)) {
    const rows = areas.get(area) as Map<string, T>;
    for (const rest of rows.size === 1 ? rows.keys() : [...rows.keys()].sort()) {
      const row = rows.get(rest) as T;
      if (row.n !== 0) found.push(row);
    }
  }
  return found;
}

type Ancestor = { lvl: number; area: number };
const ancestors = new Map<number, Ancestor[]>();

/** The area itself and those above it, from the province down; grids count with their village. An area has one `lvl`. */
function ancestorsOf(area: number): Ancestor[] {
  const held = ancestors.get(area);
  if (held !== undefined) return held;
  const found: Ancestor[] = [];
  for (const lvl of [2, 4, 6, 9, 12]) {
    const step = 10 ** (15 - lvl);
    const ancestor = Math.floor(area / step) * step;
    if (found.at(-1)?.area !== ancestor) found.push({ lvl, area: ancestor });
  }
  if (ancestors.size > 100_000) ancestors.clear();
  ancestors.set(area, found);
  return found;
}

const days = new Map<number, string>();

function dayOf(at: number): string {
  const number = Math.floor((at + shanghaiOffsetMs) / dayMs);
  const held = days.get(number);
  if (held !== undefined) return held;
  const day = shanghaiDay(at);
  if (days.size > 50_000) days.clear();
  days.set(number, day);
  return day;
}
