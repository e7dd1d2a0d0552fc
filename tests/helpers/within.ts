import { expect } from 'vitest';
import { proving } from './prove.ts';

/** A slower machine with much to do takes so many times as long; that is not what a test of every change is to find. */
const SLOWER = 5;

/** Says how long something took and judges it: by what is promised in `npm run prove`, elsewhere with room for a slow and busy machine. */
export function expectWithin(what: string, tookMs: number, promisedMs: number): void {
  process.stderr.write(`measured: ${what} ${Math.round(tookMs)} ms\n`);
  expect(tookMs, what).toBeLessThan(proving ? promisedMs : SLOWER * promisedMs);
}
