import type { HeatAnswer } from '@fengqiao/contract/map';
import { cellAt } from './heat-cells.ts';

type HeatCell = HeatAnswer['cells'][number];

/** The heat of the map: the server's last answer and what live changes have done to it since. */
export class HeatSet {
  #answer: HeatAnswer | null = null;
  #cells = new Map<number, HeatCell>();
  #changed = new Set<number>();
  #total = 0;

  load(answer: HeatAnswer): void {
    this.#answer = answer;
    this.#cells = new Map(answer.cells.map((cell) => [cell.cell, cell]));
    this.#changed = new Set();
    this.#total = answer.total;
  }

  /** One case more (1) or less (-1) at a place; before the first answer nothing is known. */
  add(lng: number, lat: number, by: 1 | -1): void {
    if (!this.#answer) return;
    const cell = cellAt(lng, lat, this.#answer.cellZoom);
    const known = this.#cells.get(cell);
    this.#total = Math.max(0, this.#total + by);
    if (!known && by < 0) return;
    this.#cells.set(cell, known ? { ...known, n: Math.max(0, known.n + by) } : { cell, lng, lat, n: 1 });
    this.#changed.add(cell);
  }

  /** The heat now; null before the first answer. */
  get now(): HeatAnswer | null {
    return this.#answer && { ...this.#answer, cells: [...this.#cells.values()], total: this.#total };
  }

  /** The cells that live changes have touched since the last call. */
  takeChanged(): HeatCell[] {
    const changed = [...this.#changed].flatMap((cell) => this.#cells.get(cell) ?? []);
    this.#changed = new Set();
    return changed;
  }
}
