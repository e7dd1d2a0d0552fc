import { describe, expect, it } from 'vitest';
import type { FileTable } from '../file-table.ts';
import { cellPadding, columnNeeds, fitColumns, isWide } from './column-fit.ts';

const ledger: FileTable = {
  title: '台账',
  definition: null,
  columns: [
    { key: 'code', label: '案件编号', kind: 'caseCode' },
    { key: 'title', label: '事项', kind: 'text' },
    { key: 'n', label: '件数', kind: 'count' },
  ],
  rows: [
    {
      cells: [
        '511902-2026-000123-4',
        '村里两家因为宅基地边界多年不和的事情一直没有解决'.repeat(2),
        1_234_567,
      ],
    },
  ],
  notes: [],
};

describe('the columns of a printed table', () => {
  it('fill the page and keep numbers and codes whole', () => {
    const needs = columnNeeds(ledger, 'zh');
    for (const points of [300, 440, 690]) {
      const { widths, size } = fitColumns(needs, points);
      expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(points, 5);
      for (const [index, width] of widths.entries())
        expect(width - 2 * cellPadding(3)).toBeGreaterThanOrEqual(
          ((needs[index]?.least ?? 0) * size) / 2 - 0.001,
        );
    }
  });

  it('take smaller letters before they break a code, and never none', () => {
    const needs = Array.from({ length: 12 }, () => ({ natural: 20, legible: 16, least: 10 }));
    expect(fitColumns(needs, 700).size).toBeLessThan(10.5);
    expect(fitColumns(needs, 200).size).toBe(7);
  });

  it('give a long text lines of some words before they give a short one more than it needs', () => {
    const short = { natural: 8, legible: 8, least: 4 };
    const needs = [{ natural: 36, legible: 22, least: 4 }, ...Array.from({ length: 13 }, () => short)];
    const { widths, size } = fitColumns(needs, 700);
    expect(((widths[0] ?? 0) - 2 * cellPadding(14)) / (size / 2)).toBeGreaterThanOrEqual(22);
  });

  it('ask for a page on its side when they have no room on one that stands', () => {
    const needs = columnNeeds(ledger, 'zh');
    expect(isWide([...needs, ...needs], 440)).toBe(true);
    expect(isWide(needs.slice(0, 1), 440)).toBe(false);
  });
});
