import type { Tier } from '@fengqiao/contract/cases';

/** A case as topics are found from it: masked words, and nothing of persons but how many. */
export interface TopicCase {
  caseId: number;
  /** 15-digit key of its area. */
  area: number;
  /** Morton cell at `cellZoom`; null where no position is known. */
  cell: number | null;
  category: string | null;
  /** Source and channel by which it came, each as one word. */
  way: string;
  tier: Tier | null;
  /** Null where nobody said. */
  people: number | null;
  /** Milliseconds. */
  registeredAt: number;
  /** Words for what it is about, without repeats. */
  subjects: readonly string[];
  /** Named places in its words. */
  places: readonly string[];
  /** Its reporters as numbers that mean something within one computation only. */
  reporters: readonly number[];
}
