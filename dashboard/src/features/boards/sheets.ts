import type { BoardArea, BoardPerson, PublicBoard } from '@fengqiao/contract/boards';

/** A sheet of the board: one picture of the screen, one page of paper. */
export type Sheet =
  | { kind: 'centre' }
  | { kind: 'people'; people: readonly BoardPerson[] }
  | { kind: 'route' }
  | { kind: 'flow' }
  | { kind: 'grid'; areas: readonly BoardArea[] };

/** At most so many people can be read from a few steps away. */
const peopleOnSheet = 10;
/** Lines of grid staff beside the map. */
const areasOnSheet = 40;

/** Parts of at most so many, as even as can be: nobody stands alone on the last sheet. */
function inParts<T>(items: readonly T[], most: number): T[][] {
  const parts = Math.ceil(items.length / most);
  const size = Math.ceil(items.length / Math.max(1, parts));
  return Array.from({ length: parts }, (_, part) => items.slice(part * size, (part + 1) * size));
}

/** The sheets of a board in their order; what has nothing to show has no sheet, but the map of grids. */
export function sheetsOf({ people, areas }: Pick<PublicBoard, 'people' | 'areas'>): Sheet[] {
  return [
    { kind: 'centre' },
    ...inParts(people, peopleOnSheet).map((part): Sheet => ({ kind: 'people', people: part })),
    { kind: 'route' },
    { kind: 'flow' },
    ...inParts(areas, areasOnSheet).map((part): Sheet => ({ kind: 'grid', areas: part })),
  ];
}
