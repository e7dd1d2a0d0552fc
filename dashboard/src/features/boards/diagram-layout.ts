import { textLines } from './text-lines.ts';

/** A box of a diagram: what happens, and in smaller letters how long it takes or how often it is tried. */
export interface DiagramBox {
  title: string;
  notes: readonly string[];
}

/** Boxes side by side; the first row is the way itself, the others are where it leads in the end, each with its name. */
export interface DiagramRow {
  label?: string;
  /** Its boxes are ways to choose from, not steps. */
  choice?: true;
  boxes: readonly DiagramBox[];
}

/** A box in the units of the picture, its words broken into lines. */
export interface PlacedBox {
  x: number;
  y: number;
  width: number;
  height: number;
  number: number | null;
  title: string[];
  notes: string[];
}

export interface Diagram {
  width: number;
  height: number;
  boxes: PlacedBox[];
  labels: { x: number; y: number; text: string }[];
  /** Each a line through points, with an arrow at its end. */
  arrows: (readonly [x: number, y: number])[][];
}

export const diagramSizes = {
  width: 1600,
  title: 30,
  note: 21,
  leading: 1.35,
  padding: 18,
  gap: 52,
  rowGap: 84,
};
const { width, title, note, leading, padding, gap, rowGap } = diagramSizes;
/** Room at the left of the rows below for their names. */
const labelWidth = 190;
/** So far above the boxes of a choice runs the line from which the arrows go down. */
const choiceGap = 34;

/** Where everything of a diagram stands; a pure function of its words. */
export function layDiagram(rows: readonly DiagramRow[]): Diagram {
  const diagram: Diagram = { width, height: 0, boxes: [], labels: [], arrows: [] };
  let y = 2;
  let turn: readonly [number, number] | null = null;
  for (const [index, { label, choice, boxes }] of rows.entries()) {
    const left = label === undefined ? 2 : labelWidth;
    const placed = layRow(boxes, left, y, index === 0);
    const height = placed.reduce((most, box) => Math.max(most, box.height), 0);
    for (const box of placed) box.height = height;
    const middle = y + height / 2;
    for (const [at, box] of placed.entries()) {
      const next = placed[at + 1];
      if (next !== undefined && choice !== true)
        diagram.arrows.push([
          [box.x + box.width, middle],
          [next.x, middle],
        ]);
    }
    if (label !== undefined)
      diagram.labels.push({ x: 44, y: (choice ? y - choiceGap : middle) - 14, text: label });
    if (turn !== null && choice !== true) diagram.arrows.push(wayDown(turn, middle, left));
    if (turn !== null && choice === true) for (const box of placed) diagram.arrows.push(wayTo(turn, box));
    diagram.boxes.push(...placed);
    const last = placed.at(-1);
    if (index === 0 && last !== undefined) turn = [last.x + last.width / 2, y + height];
    y += height + rowGap;
  }
  diagram.height = Math.max(0, y - rowGap + 2);
  return diagram;
}

/** From below the last box of the way to the left edge, down, and into a row. */
const wayDown = (
  [x, bottom]: readonly [number, number],
  middle: number,
  left: number,
): Diagram['arrows'][number] => [
  [x, bottom],
  [x, bottom + rowGap / 2],
  [24, bottom + rowGap / 2],
  [24, middle],
  [left, middle],
];

/** The same to a box of a choice: along the line above the row, and down into the box. */
const wayTo = ([x, bottom]: readonly [number, number], box: PlacedBox): Diagram['arrows'][number] => [
  [x, bottom],
  [x, bottom + rowGap / 2],
  [24, bottom + rowGap / 2],
  [24, box.y - choiceGap],
  [box.x + box.width / 2, box.y - choiceGap],
  [box.x + box.width / 2, box.y],
];

function layRow(boxes: readonly DiagramBox[], left: number, y: number, numbered: boolean): PlacedBox[] {
  const count = Math.max(1, boxes.length);
  const boxWidth = (width - 2 - left - gap * (count - 1)) / count;
  const inner = boxWidth - 2 * padding;
  return boxes.map((box, index) => {
    const titleLines = textLines(box.title, inner / title);
    const noteLines = box.notes.flatMap((text) => textLines(text, inner / note));
    return {
      x: left + index * (boxWidth + gap),
      y,
      width: boxWidth,
      height:
        2 * padding +
        (numbered ? note * leading : 0) +
        titleLines.length * title * leading +
        noteLines.length * note * leading,
      number: numbered ? index + 1 : null,
      title: titleLines,
      notes: noteLines,
    };
  });
}
