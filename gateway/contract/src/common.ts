import Type, { type TSchema } from 'typebox';

/** A schema that may be null in answers (PostgreSQL null). */
export const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

type Mutable<T extends readonly string[]> = { -readonly [K in keyof T]: T[K] };

/** One of a fixed list of words. */
export const OneOf = <const T extends readonly string[]>(words: T): Type.TEnum<Mutable<T>> =>
  Type.Enum(words as unknown as [...Mutable<T>]) as Type.TEnum<Mutable<T>>;

/** ISO 8601 date-time with offset, e.g. `2026-11-22T15:42:08+08:00` (RFC 3339). */
export const Instant = Type.String({
  maxLength: 40,
  pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2})$',
});

/** A calendar day in Asia/Shanghai, `YYYY-MM-DD`. */
export const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });

/** Opaque cursor of a list; send back as it came. */
export const Cursor = Type.String({ maxLength: 200 });

/** Every list answers this shape; `nextCursor` is null on the last page. */
export const Page = <T extends TSchema>(item: T) =>
  Type.Object({ items: Type.Array(item), nextCursor: Nullable(Cursor) });

export const LngLat = Type.Object(
  { lng: Type.Number({ minimum: -180, maximum: 180 }), lat: Type.Number({ minimum: -90, maximum: 90 }) },
  { description: 'WGS-84 degrees' },
);

/** Coordinate systems a source may send; stored as WGS-84. */
export const datums = ['WGS84', 'GCJ02', 'BD09', 'CGCS2000'] as const;
export const Datum = OneOf(datums);
export type Datum = Type.Static<typeof Datum>;
