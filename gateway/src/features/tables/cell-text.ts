import type { Tier } from '@fengqiao/contract/cases';
import type { Label, Language } from '@fengqiao/contract/reference';
import { decimalText, percentText } from '@fengqiao/contract/rounding';
import type { TableCell, TableColumn } from '@fengqiao/contract/tables';
import { shanghaiOffsetMs } from '../../domain/instant.ts';

/** Shape and word, because a print has no colours. */
const tierWords: Record<Tier, Label> = {
  red: { zh: '◆红', en: '◆ Red' },
  orange: { zh: '▲橙', en: '▲ Orange' },
  blue: { zh: '●蓝', en: '● Blue' },
};

/** A cell with what it is read beside: its column, and the rest of its row. */
export interface PlacedCell {
  cell: TableCell;
  column: TableColumn;
  cells: readonly TableCell[];
  columns: readonly TableColumn[];
}

/** A cell as people read it, without separators of thousands; `''` = nobody has said so. */
export function cellText(placed: PlacedCell, language: Language): string {
  const { cell, column } = placed;
  if (cell === null) return '';
  switch (column.kind) {
    case 'share':
      return shareText(placed);
    case 'percent':
      return isDecimal(cell) ? `${cell}%` : String(cell);
    case 'days':
      return typeof cell === 'number' ? decimalText(cell, 1) : cell;
    case 'instant':
      return typeof cell === 'string' ? localTime(cell) : String(cell);
    case 'tier':
      return isTier(cell) ? tierWords[cell][language] : String(cell);
    default:
      return String(cell);
  }
}

/** The two counts that a share is made of, when the row has both and the second is not 0. */
export function countsOf({ column, cells, columns }: PlacedCell): [number, number] | null {
  if (column.of === undefined) return null;
  const [numerator, denominator] = column.of.map(
    (key) => cells[columns.findIndex((each) => each.key === key)],
  );
  if (!Number.isSafeInteger(numerator) || !Number.isSafeInteger(denominator)) return null;
  return denominator === 0 ? null : [Number(numerator), Number(denominator)];
}

/** From its counts where they stand beside it: a fraction in floating point may lie on the wrong side of a half. */
function shareText(placed: PlacedCell): string {
  const counts = countsOf(placed);
  if (counts !== null) return `${percentText(...counts)}%`;
  return typeof placed.cell === 'number'
    ? `${decimalText(timesHundred(placed.cell), 2)}%`
    : String(placed.cell);
}

function timesHundred(share: number): number {
  const [mantissa = '0', exponent = '0'] = String(share).split('e');
  return Number(`${mantissa}e${Number(exponent) + 2}`);
}

/** A number in words: a change such as `-5.45`, in contrast to 持平. */
export const isDecimal = (cell: string | number): boolean => /^[+-]?\d+(\.\d+)?$/.test(String(cell));

const isTier = (cell: string | number): cell is Tier => Object.hasOwn(tierWords, cell);

/** `2026-11-22 09:30` in Asia/Shanghai, which has no summer time; the text itself when it is no instant. */
function localTime(instant: string): string {
  const at = Date.parse(instant);
  if (Number.isNaN(at)) return instant;
  return new Date(at + shanghaiOffsetMs).toISOString().slice(0, 16).replace('T', ' ');
}
