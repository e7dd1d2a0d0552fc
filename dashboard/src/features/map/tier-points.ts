import { type CaseFilter, type Tier, tiers } from '@fengqiao/contract/cases';
import type { CaseChange } from '@fengqiao/contract/events';
import type { TierPoint } from '@fengqiao/contract/map';
import { isPoint, matches } from './case-filter.ts';

export type TierCounts = Record<Tier, number>;

/** Red and nobody has said yet that it was seen. */
export const isUnacknowledged = ({ tier, acknowledgedAt }: TierPoint): boolean =>
  tier === 'red' && acknowledgedAt === null;

export const pulsingOf = (points: readonly TierPoint[]): TierPoint[] => points.filter(isUnacknowledged);

/** The points of the map, folded from one snapshot and the changes since. */
export class TierPointSet {
  #points = new Map<string, TierPoint>();
  #counts: TierCounts = { blue: 0, orange: 0, red: 0 };
  #beyond = 0;

  /** `total`: open cases with a tier, of which `points` may be only the highest. */
  load(points: readonly TierPoint[], total: number): void {
    this.#points = new Map(points.map((point) => [point.caseCode, point]));
    this.#beyond = Math.max(0, total - points.length);
    this.#count();
  }

  /** Folds changes in; true when anything on the map changed. */
  apply(changes: readonly CaseChange[], filter: CaseFilter): boolean {
    let changed = false;
    for (const { case: summary } of changes) {
      const { caseCode, title, tier, location } = summary;
      const before = this.#points.get(caseCode);
      const shown = isPoint(summary) && matches(filter, summary, before !== undefined);
      if (!shown || tier === null || location === null) {
        changed = this.#points.delete(caseCode) || changed;
        continue;
      }
      // Whoever acknowledged the red has not acknowledged that it turned red again.
      const acknowledgedAt = before?.tier === tier ? before.acknowledgedAt : null;
      if (before && before.tier === tier && before.lng === location.lng && before.lat === location.lat)
        continue;
      this.#points.set(caseCode, { caseCode, title, tier, ...location, acknowledgedAt });
      changed = true;
    }
    if (changed) this.#count();
    return changed;
  }

  /** Marks a red as seen; true when it was on the map and was not yet. */
  acknowledge(caseCode: string, at: string): boolean {
    const point = this.#points.get(caseCode);
    if (!point || point.acknowledgedAt !== null) return false;
    this.#points.set(caseCode, { ...point, acknowledgedAt: at });
    return true;
  }

  get(caseCode: string): TierPoint | undefined {
    return this.#points.get(caseCode);
  }

  /** Lowest tier first, so that the highest is drawn on top. */
  inDrawingOrder(): TierPoint[] {
    return [...this.#points.values()].sort((a, b) => tiers.indexOf(a.tier) - tiers.indexOf(b.tier));
  }

  get counts(): TierCounts {
    return this.#counts;
  }

  /** Cases with a tier that are not among the points. */
  get beyond(): number {
    return this.#beyond;
  }

  #count(): void {
    const counts: TierCounts = { blue: 0, orange: 0, red: 0 };
    for (const { tier } of this.#points.values()) counts[tier] += 1;
    this.#counts = counts;
  }
}
