/** One plain progress line; the time since the start makes a slow step visible. */
const begun = Date.now();

export function say(text) {
  const seconds = ((Date.now() - begun) / 1000).toFixed(1).padStart(6);
  process.stdout.write(`[${seconds} s] ${text}\n`);
}

/** One clear line on stderr, then the end. */
export function fail(text) {
  process.stderr.write(`\n✗ ${text}\n`);
  process.exit(1);
}
