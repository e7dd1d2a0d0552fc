import pg from 'pg';

const { builtins, getTypeParser } = pg.types;

/**
 * How columns arrive in JavaScript, where it differs from node-postgres' own ways:
 * `bigint` as a number (area codes have 15 digits, sequences stay far below 2^53; a larger value is an error, never
 * rounded), `date` as `YYYY-MM-DD` (the default makes it midnight in the process's own time zone).
 */
export const columnTypes: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => {
    if (format !== 'binary') {
      if (oid === builtins.INT8) return exactNumber;
      if (oid === builtins.DATE) return (text: string) => text;
    }
    return getTypeParser(oid, format as 'text');
  },
} as pg.CustomTypesConfig;

function exactNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint ${text} does not fit a number`);
  return value;
}
