import type { BoardArea, BoardPerson, PublicBoard } from '@fengqiao/contract/boards';

/** A sheet of the board: one picture of the screen, one page of paper. */
export type Sheet =
  | { kind: 'centre' }
  | { kind: 'people'; people: readonly BoardPerson[] }
  | { kind: 'route' }
  | { kind: 'flow' }
  | { kind: 'grid'; areas: readonly BoardArea[] };

/** So many people can be read from a few steps away. */
const peopleOnSheet = 8;
/** Lines of grid staff beside the map. */
const areasOnSheet = 24;

const inParts = <T>(items: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, part) =>
    items.slice(part * size, (part + 1) * size),
  );

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
