/** How hard a code is to read, by the four rules of ISO/IEC 18004, 7.8.3: of several masks the one with least is taken. */
export function penaltyOf(code: readonly (readonly boolean[])[]): number {
  const columns = code.map((_, x) => code.map((row) => row[x] === true));
  const lines = [...code, ...columns].map((line) => line.map((dark) => (dark ? '1' : '0')).join(''));
  const runs = lines.reduce((sum, line) => sum + ofRuns(line) + ofFinders(line), 0);
  return runs + ofBlocks(code) + ofBalance(lines.slice(0, code.length).join(''));
}

/** Five and more of one colour in a row. */
const ofRuns = (line: string): number =>
  (line.match(/0{5,}|1{5,}/g) ?? []).reduce((sum, run) => sum + run.length - 2, 0);

/** What looks like a finder. */
const ofFinders = (line: string): number => 40 * (line.match(/(?=10111010000|00001011101)/g) ?? []).length;

/** Squares of two by two of one colour. */
function ofBlocks(code: readonly (readonly boolean[])[]): number {
  let found = 0;
  for (let y = 1; y < code.length; y += 1)
    for (let x = 1; x < code.length; x += 1) {
      const dark = code[y]?.[x];
      if (dark === code[y]?.[x - 1] && dark === code[y - 1]?.[x] && dark === code[y - 1]?.[x - 1]) found += 3;
    }
  return found;
}

/** More dark than light, or less: by steps of five per cent. */
function ofBalance(modules: string): number {
  const dark = [...modules].filter((module) => module === '1').length / modules.length;
  return 10 * Math.floor(Math.abs(dark - 0.5) * 20);
}
