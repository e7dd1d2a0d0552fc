import { Cursor } from '@fengqiao/contract/common';
import Type from 'typebox';
import { AppError } from './errors.ts';

/** Query fields of every list. */
export const paging = {
  cursor: Type.Optional(Cursor),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, default: 50 })),
};

/** A page of rows that were asked for with one more than the limit. */
export function page<T>(
  rows: T[],
  limit: number,
  keyOf: (row: T) => string,
): { items: T[]; nextCursor: string | null } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    items,
    nextCursor:
      rows.length > limit && last !== undefined ? Buffer.from(keyOf(last)).toString('base64url') : null,
  };
}

/** The key in a cursor. Throws `request.invalid` when it does not look like one of the list's keys. */
export function cursorKey(cursor: string | undefined, shape: RegExp): string | undefined {
  if (cursor === undefined) return undefined;
  const key = Buffer.from(cursor, 'base64url').toString('utf8');
  if (!shape.test(key))
    throw new AppError('request.invalid', 'cursor is not one of this list; start without it');
  return key;
}

/** `west,south,east,north` as numbers. Throws `request.invalid`. */
export function parseBbox(bbox: string): [west: number, south: number, east: number, north: number] {
  const [west = Number.NaN, south = Number.NaN, east = Number.NaN, north = Number.NaN] = bbox
    .split(',')
    .map(Number);
  if (![west, south, east, north].every(Number.isFinite) || west > east || south > north)
    throw new AppError(
      'request.invalid',
      'bbox must be west,south,east,north in degrees, west < east, south < north',
    );
  return [west, south, east, north];
}
