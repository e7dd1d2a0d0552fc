/**
 * A PostgreSQL array literal for `unnest($1::...[])`. node-postgres would build the same, several times slower: it asks
 * each element what it is.
 */
export function arrayLiteral(values: readonly (string | number | boolean | null)[]): string {
  let literal = '{';
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index];
    if (index > 0) literal += ',';
    if (typeof value === 'string') literal += quoted(value);
    else literal += value === null || value === undefined ? 'null' : String(value);
  }
  return `${literal}}`;
}

const special = /["\\]/;

function quoted(text: string): string {
  return special.test(text) ? `"${text.replaceAll(/["\\]/g, '\\$&')}"` : `"${text}"`;
}
