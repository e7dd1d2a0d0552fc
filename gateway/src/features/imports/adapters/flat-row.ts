/** A sender's object has some dozens of fields; deeper and longer ones are no row. */
const deepest = 8;
const mostFields = 500;

/**
 * The fields of a sender's object by their names with dots between (`area.code`, `steps.0.time`); lists of words become one text.
 * null = it is no object, or nested or long beyond reason.
 */
export function flatRow(value: unknown): Record<string, string | number> | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const found: [string, string | number][] = [];
  return fill(found, '', value, 0) ? Object.fromEntries(found) : null;
}

function fill(found: [string, string | number][], name: string, value: unknown, depth: number): boolean {
  if (found.length > mostFields || depth > deepest) return false;
  if (value === null || value === undefined || value === '') return true;
  if (typeof value === 'boolean') found.push([name, String(value)]);
  else if (typeof value === 'string' || typeof value === 'number') found.push([name, value]);
  else if (isWords(value)) found.push([name, value.join('、')]);
  else
    return Object.entries(value).every(([key, child]) =>
      fill(found, name === '' ? key : `${name}.${key}`, child, depth + 1),
    );
  return true;
}

const isWords = (value: unknown): value is (string | number)[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string' || typeof one === 'number');
