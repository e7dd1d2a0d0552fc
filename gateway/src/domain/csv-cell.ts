/** What makes a spreadsheet take a cell for a formula, full-width signs included. */
const formula = /^[=+\-@\t\r＝＋－＠]/;

/** A cell of a CSV file (RFC 4180) that a spreadsheet shows and never runs: a formula gets an apostrophe before it. */
export function csvCell(value: string | number | null): string {
  if (typeof value === 'number') return String(value);
  const text = formula.test(value ?? '') ? `'${value}` : (value ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** One line with its end. */
export const csvLine = (values: readonly (string | number | null)[]): string =>
  `${values.map(csvCell).join(',')}\r\n`;
