/** Papers that a board is printed on. */
export const papers = ['A3', 'A1'] as const;
export type Paper = (typeof papers)[number];

/** What the address of a board says: `?sheet=2&every=30&paper=A1`. */
export interface BoardSearch {
  /** The sheet that stays; left out = they take turns. From 1. */
  sheet?: number;
  /** Seconds for which a sheet stands; left out = 20. */
  every?: number;
  paper?: Paper;
}

const whole = (value: unknown, least: number, most: number): number | undefined => {
  const n = Number(value);
  return Number.isInteger(n) && n >= least && n <= most ? n : undefined;
};

/** Reads the address; whatever does not fit is left out. */
export function parseBoardSearch(search: Record<string, unknown>): BoardSearch {
  const sheet = whole(search.sheet, 1, 40);
  const every = whole(search.every, 5, 600);
  const paper = papers.find((each) => each === search.paper);
  return {
    ...(sheet === undefined ? {} : { sheet }),
    ...(every === undefined ? {} : { every }),
    ...(paper === undefined ? {} : { paper }),
  };
}
