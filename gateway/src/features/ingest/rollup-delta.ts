import type { CaseEventType } from '@fengqiao/contract/cases';
import type { Queryable } from '@fengqiao/db';
import { resolutionBucket } from '@fengqiao/db/queries/resolution';
import {
  bumpCells,
  bumpDays,
  bumpResolutions,
  type CellCount,
  type DayCount,
  type ResolutionCount,
} from '@fengqiao/db/queries/rollups';
import type { CaseView } from '../../domain/case-view.ts';
import { coarserCell } from '../../domain/cells.ts';
import { shanghaiDay, shanghaiOffsetMs } from '../../domain/instant.ts';
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
const dayMs = 86_400_000;

/**
 * Changes to the rollups of one transaction. What is taken away from one row and added to the same one cancels out. A
 * rollup is a function of the log: adding up all cases and all their events gives the same.
 */
export class RollupDelta {
  readonly #days = new Map<string, DayCount>();
  readonly #cells = new Map<string, CellCount>();
  readonly #resolutions = new Map<string, ResolutionCount>();

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
    const day = dayOf(view.registeredAt);
    this.#addDay(view, 'case.registered', '', day, n);
    if (view.cell !== null) this.#addCell(view, view.cell, `${day.slice(0, 7)}-01`, n);
    if (view.resolvedAt === null) return;
    const resolvedDay = dayOf(view.resolvedAt);
    const key = rollupKey('case.resolved', { route: view.resolvedRoute, level: view.resolvedLevel });
    this.#addDay(view, 'case.resolved', key, resolvedDay, n);
    const bucket = resolutionBucket(view.resolvedAt - view.registeredAt);
    for (const { lvl, area } of ancestorsOf(view.area))
      add(this.#resolutions, `${lvl} ${area} ${resolvedDay} ${bucket}`, n, () => ({
        lvl,
        area,
        day: resolvedDay,
        bucket,
        n,
      }));
  }

  /** The changed counts, each list in the order of its primary key. */
  rows(): { days: DayCount[]; cells: CellCount[]; resolutions: ResolutionCount[] } {
    return {
      days: changed(this.#days),
      cells: changed(this.#cells),
      resolutions: changed(this.#resolutions),
    };
  }

  #addDay(under: CountedUnder, type: CaseEventType, key: string, day: string, n: number): void {
    const category = under.category ?? '';
    for (const { lvl, area } of ancestorsOf(under.area))
      add(this.#days, `${lvl} ${area} ${day} ${type} ${category} ${key}`, n, () => ({
        lvl,
        area,
        day,
        type,
        category,
        key,
        n,
      }));
  }

  #addCell(view: CountedCase, fine: number, month: string, n: number): void {
    const category = view.category ?? '';
    const cell = coarserCell(fine, cellZoom);
    const area = ancestorsOf(view.area).findLast(({ lvl }) => lvl <= 9)?.area ?? view.area;
    add(this.#cells, `${month} ${area} ${cell} ${category}`, n, () => ({ month, area, cell, category, n }));
  }
}

/** Writes the changes. */
export async function applyDelta(tx: Queryable, delta: RollupDelta): Promise<void> {
  const { days, cells, resolutions } = delta.rows();
  if (days.length > 0) await bumpDays(tx, days);
  if (cells.length > 0) await bumpCells(tx, cells);
  if (resolutions.length > 0) await bumpResolutions(tx, resolutions);
}

function add<T extends { n: number }>(rows: Map<string, T>, key: string, n: number, make: () => T): void {
  const row = rows.get(key);
  if (row === undefined) rows.set(key, make());
  else row.n += n;
}

/** Any order will do that is the same everywhere. */
function changed<T extends { n: number }>(rows: Map<string, T>): T[] {
  const keys: string[] = [];
  for (const [key, row] of rows) if (row.n !== 0) keys.push(key);
  return keys.sort().map((key) => rows.get(key) as T);
}

type Ancestor = { lvl: number; area: number };
const ancestors = new Map<number, Ancestor[]>();

/** The area itself and those above it, from the province down; grids count with their village. */
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
