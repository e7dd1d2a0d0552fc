/** A place on the page, px. */
export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

const ways = {
  ArrowRight: { x: 1, y: 0 },
  ArrowLeft: { x: -1, y: 0 },
  ArrowDown: { x: 0, y: 1 },
  ArrowUp: { x: 0, y: -1 },
} as const;
export type ArrowKey = keyof typeof ways;
export const isArrow = (key: string): key is ArrowKey => key in ways;

const middle = ({ left, top, width, height }: Box) => ({ x: left + width / 2, y: top + height / 2 });

/** What lies aside of the way weighs so much more than what lies ahead: an arrow stays in its row or column when it can. */
const aside = 3;

/** Index of the box that an arrow leads to from box `from`; null = there is none that way. */
export function nearestSpot(boxes: readonly Box[], from: number, key: ArrowKey): number | null {
  const start = boxes[from];
  if (start === undefined) return null;
  const way = ways[key];
  const here = middle(start);
  let best: { index: number; cost: number } | null = null;
  boxes.forEach((box, index) => {
    const there = middle(box);
    const [dx, dy] = [there.x - here.x, there.y - here.y];
    const ahead = dx * way.x + dy * way.y;
    if (index === from || ahead <= 1) return;
    const cost = ahead + aside * Math.abs(dx * way.y + dy * way.x);
    if (best === null || cost < best.cost) best = { index, cost };
  });
  return (best as { index: number } | null)?.index ?? null;
}
