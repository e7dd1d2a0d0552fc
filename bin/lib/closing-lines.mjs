/** A file that takes longer is named. */
const slowSeconds = 20;

const sum = (files, key) => files.reduce((total, file) => total + file[key], 0);

/** What stands at the end of a test run: the slow files, what was skipped and why, and the counts. */
export function closingLines({ files, reasons, seconds }) {
  const slow = files
    .filter((file) => file.seconds >= slowSeconds)
    .sort((a, b) => b.seconds - a.seconds)
    .map((file) => `  ${file.seconds.toFixed(1).padStart(6)} s  ${file.name}`);
  const skipping = files.filter((file) => file.skipped > 0);
  const skipped = [
    ...reasons.map((reason) => `  - ${reason}`),
    ...skipping.map((file) => `  ${String(file.skipped).padStart(4)} of ${file.name}`),
  ];
  const counts = `${sum(files, 'passed')} passed, ${sum(files, 'failed')} failed, ${sum(files, 'skipped')} skipped`;
  return [
    ...(slow.length > 0 ? [`Files that took ${slowSeconds} s or more:`, ...slow] : []),
    ...(skipped.length > 0 ? ['Skipped, and why:', ...skipped] : ['Nothing was skipped.']),
    `${counts} in ${files.length} files, ${Math.round(seconds)} s`,
  ];
}
