import { expect, test } from 'vitest';
import { diagramSizes, layDiagram } from './diagram-layout.ts';
import { textWidth } from './text-lines.ts';

const box = (title: string, ...notes: string[]) => ({ title, notes });
const rows = [
  {
    boxes: [
      box('规范受理'),
      box('分类流转', '1个工作日内分流'),
      box('闭环管理', '一般纠纷 5日办理（5个工作日）'),
    ],
  },
  { label: '调解不成', boxes: [box('诉讼'), box('仲裁')] },
];

test('boxes of a row are as high as its highest, do not touch, and stay in the picture', () => {
  const { boxes, width, height } = layDiagram(rows);
  const first = boxes.slice(0, 3);
  expect(new Set(first.map((each) => each.height)).size).toBe(1);
  for (const [index, each] of first.entries()) {
    const next = first[index + 1];
    if (next) expect(each.x + each.width).toBeLessThan(next.x);
  }
  expect(boxes.every(({ x, y, ...size }) => x + size.width <= width && y + size.height <= height)).toBe(true);
});

test('no line of words is wider than its box', () => {
  for (const { width, title, notes } of layDiagram(rows).boxes) {
    for (const line of title) expect(textWidth(line) * diagramSizes.title).toBeLessThanOrEqual(width);
    for (const line of notes) expect(textWidth(line) * diagramSizes.note).toBeLessThanOrEqual(width);
  }
});

test('an arrow goes from box to box, and one from the last box of the way to every row below', () => {
  const { arrows, boxes } = layDiagram(rows);
  expect(arrows).toHaveLength(2 + 1 + 1);
  const down = arrows.find((points) => points.length === 5);
  expect(down?.at(-1)?.[0]).toBe(boxes[3]?.x);
});

test('only the steps of the way itself are numbered', () => {
  expect(layDiagram(rows).boxes.map(({ number }) => number)).toEqual([1, 2, 3, null, null]);
});

test('ways to choose from are not steps: each has its own arrow, and none leads to the next', () => {
  const { arrows, boxes } = layDiagram(
    rows.map((row, index) => (index === 1 ? { ...row, choice: true as const } : row)),
  );
  const ways = boxes.slice(3);
  const ends = arrows.map((points) => points.at(-1));
  for (const way of ways) expect(ends).toContainEqual([way.x + way.width / 2, way.y]);
  expect(arrows).toHaveLength(2 + ways.length);
});
