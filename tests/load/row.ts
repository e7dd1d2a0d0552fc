import { type Goal, goalText, isMet } from './goal.ts';

/** One line of the answer; its shape is fixed outside (others read the JSON). */
export interface Row {
  name: string;
  /** Our figure, a median of several runs; `null` when the row could not be run. */
  ours: number | null;
  /** The baseline's figure, from the same run; `null` when there is no baseline here. */
  anchor: number | null;
  /** ours ÷ anchor. */
  ratio: number | null;
  /** Such as `≤ 1 s, ratio ≤ 0.13`; empty when the figure is only told. */
  goal: string;
  /** `null` when the goal could not be judged, or there is none. */
  met: boolean | null;
  unit: string;
  /** How it was measured, and why a goal was missed. */
  note: string;
}

/** A row from its two figures: the ratio, and whether the goal is met. */
export function judged(
  name: string,
  figures: { ours: number; anchor: number | null; unit: string; note: string },
  goal: Goal = {},
): Row {
  const { ours, anchor, unit, note } = figures;
  const ratio = anchor === null || anchor === 0 ? null : ours / anchor;
  return {
    name,
    ours: rounded(ours),
    anchor: anchor === null ? null : rounded(anchor),
    ratio: ratio === null ? null : rounded(ratio),
    goal: goalText(goal, unit),
    met: isMet(goal, ours, ratio),
    unit,
    note,
  };
}

/** A row that could not be run, with the reason. */
export function notRun(name: string, why: string): Row {
  return { name, ours: null, anchor: null, ratio: null, goal: '', met: null, unit: '', note: why };
}

/** Four significant digits: more would claim what no such measurement knows. */
const rounded = (value: number): number => Number(value.toPrecision(4));
