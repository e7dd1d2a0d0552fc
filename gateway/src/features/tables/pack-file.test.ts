import type { Pack, PackFigure } from '@fengqiao/contract/packs';
import { expect, it } from 'vitest';
import { readSheet } from '../documents/docx/read-sheet.ts';
import { memoryBytes } from '../imports/byte-source.ts';
import { openXlsx } from '../imports/read-xlsx.ts';
import { packFiles } from './pack-file.ts';

const part = (key: string, label: string, numerator: number, denominator: number) => ({
  key,
  label,
  numerator,
  denominator,
  share: numerator / denominator,
  previous: { value: 1, change: 1, changePercent: '26.31', flat: key === 'arbitration' },
});

/** Yichun's year as it was published (YC-05..10): six shares, and 2.55 % that nobody itemised. */
const routes: PackFigure = {
  name: 'routes',
  title: '化解方式',
  unit: 'count',
  definition: '期内化解的案件按化解方式分列；未填方式的单列，不作摊分。',
  value: 132_823,
  numerator: 132_823,
  denominator: 132_823,
  parts: [
    part('mediation', '调解', 99_511, 132_823),
    part('arbitration', '仲裁', 3_060, 132_823),
    part('litigation', '诉讼', 25_077, 132_823),
  ],
  notItemised: { numerator: 3_387, share: 3_387 / 132_823 },
  list: 'routes',
};

const pack: Pack = {
  id: '0b8f6c9e-5a0e-4d53-9d0b-0d5a3a1f2b3c',
  kind: 'weekly',
  areaCode: '360900',
  areaName: '宜春市',
  profile: 'yichun',
  profileVersion: '1',
  from: '2024-01-01',
  until: '2025-01-01',
  takenAt: '2025-01-01T00:30:00.000Z',
  through: 1,
  sha256: 'a'.repeat(64),
  pages: [
    {
      id: 'routes',
      title: '化解方式',
      lead: '一年的化解方式，有分子、分母和未列明。',
      blocks: [
        { kind: 'shares', figure: routes },
        { kind: 'figures', figures: [{ ...routes, title: '受理', unit: 'count' }] },
        { kind: 'text', text: '宜春市受理矛盾纠纷13.7万起。' },
      ],
    },
    {
      id: 'league',
      title: '各地进度',
      lead: null,
      blocks: [
        {
          kind: 'table',
          table: {
            title: '各地进度分档',
            definition: '年初以来受理案件的化解率。',
            columns: [
              { key: 'area', label: '地区', kind: 'text' },
              ...Array.from({ length: 9 }, (_, index) => ({
                key: `n${index}`,
                label: `指标${index}·分子`,
                kind: 'count' as const,
              })),
            ],
            rows: Array.from({ length: 80 }, (_, index) => ({
              cells: [`第${index}区县`, ...Array.from({ length: 9 }, (_, n) => index * 1_000 + n)],
            })),
            notes: [],
          },
        },
      ],
    },
  ],
};
const options = { title: '矛盾纠纷化解周通报', language: 'zh', author: '李明', at: new Date(0) } as const;

it('a pack becomes a spreadsheet, a Word document and a PDF with the same figures', async () => {
  const { xlsx, docx, pdf } = await packFiles(pack, ['xlsx', 'docx', 'pdf'], options);
  if (xlsx === undefined || docx === undefined) throw new Error('a file is missing');
  const source = await openXlsx(memoryBytes(xlsx), '化解方式');
  const rows: unknown[][] = [];
  for await (const { cells } of source.rows()) rows.push([...cells]);
  expect(rows[1]?.slice(0, 3)).toEqual(['调解', 99_511, 132_823]);
  const text = JSON.stringify(readSheet(docx));
  for (const said of [
    '99,511',
    '74.92%',
    '18.88%',
    '未列明',
    '2.55%',
    '26.31%',
    '持平',
    pack.id,
    pack.sha256,
  ])
    expect(text).toContain(said);
  expect(text).not.toContain('100.00%');
  expect(pdf?.subarray(0, 5).toString()).toBe('%PDF-');
});

it('a pack of a drill says so in every file', async () => {
  const { xlsx, docx } = await packFiles(pack, ['xlsx', 'docx'], { ...options, drill: true });
  const source = await openXlsx(memoryBytes(xlsx ?? Buffer.alloc(0)), 1);
  const rows: unknown[][] = [];
  for await (const { cells } of source.rows()) rows.push([...cells]);
  expect(JSON.stringify(rows)).toContain('演练');
  expect(JSON.stringify(readSheet(docx ?? Buffer.alloc(0)))).toContain('演练');
});

it('a long and wide table lies on its side, and its heading stands on every page', async () => {
  const { docx } = await packFiles(pack, ['docx'], options);
  const sheet = readSheet(docx ?? Buffer.alloc(0));
  expect(sheet.width).toBeGreaterThan(sheet.height);
  const tables = sheet.blocks.filter((block) => block.kind === 'table');
  expect(tables.every(({ headings }) => headings === 1)).toBe(true);
  const text = sheet.width - sheet.margin.left - sheet.margin.right;
  for (const { widths } of tables)
    expect(widths.reduce((sum, width) => sum + width, 0)).toBeLessThanOrEqual(text + 0.5);
});
