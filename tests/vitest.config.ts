import { availableParallelism, tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './helpers/longest-first.ts';
import { memoryFolder } from './helpers/memory-folder.ts';
import { proving } from './helpers/prove.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const conditions = ['@fengqiao/source', 'node'];
/** Keeps one database server per engine for the run, started when the first test file asks for it. */
const databases = fileURLToPath(new URL('helpers/global-setup.ts', import.meta.url));
/** Starts the whole product when the first end-to-end file asks for it. */
const product = fileURLToPath(new URL('helpers/product-setup.ts', import.meta.url));
process.env.TMPDIR ??= memoryFolder() ?? tmpdir(); // what the workers and all they start inherit
const shared = {
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  environments: { __vitest__: { resolve: { conditions } } }, // where the global set-up runs; else it would take dist
};

/** Files share their worker's modules: reading the gateway anew for each of a hundred files cost a quarter of the time. */
const inNode = { environment: 'node', isolate: false } as const;

/** End-to-end tests during which nobody else may use the product: they kill its gateway or work its only wall. */
const alone = ['wall', 'wall-command', 'desk-keyboard', 'wall-alarm'].map(
  (name) => `tests/e2e/${name}.test.ts`,
);

/** Every test in its whole length and on every engine: `npm run prove` asks for it. */
const prove = {
  ...shared,
  root,
  test: {
    name: 'prove',
    globalSetup: databases,
    include: ['tests/prove/**/*.test.ts', 'fixtures/src/camera/frame-counter.test.ts'],
    ...inNode,
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
};

/** Every page in every size and language, in a browser: `npm run pictures` asks for it. */
const visual = {
  ...shared,
  root,
  test: {
    name: 'visual',
    globalSetup: product,
    include: ['tests/visual/**/*.test.ts'],
    ...inNode,
  },
};

/**
 * `unit`: beside the code, no I/O beyond a temp folder. `integration`: real database, processes. `e2e`: a browser.
 * `prove`: what takes too long for every change.
 */
export default defineConfig({
  root,
  ...shared,
  test: {
    // Most integration tests wait for something: four workers leave a quarter of two cores idle, two of them half.
    maxWorkers: Math.max(5, availableParallelism() - 1),
    sequence: { sequencer: LongestFirst },
    projects: [
      ...(proving ? [prove] : []),
      ...(process.env.FENGQIAO_PICTURES ? [visual] : []),
      {
        ...shared,
        root,
        test: {
          name: 'unit',
          include: ['{gateway,streams,db,dashboard,fixtures}/**/src/**/*.test.{ts,tsx}'],
          ...inNode,
          testTimeout: 20_000, // they take milliseconds, but beside them a machine builds databases and draws maps
        },
      },
      {
        ...shared,
        root,
        test: {
          name: 'integration',
          globalSetup: databases,
          include: ['tests/{integration,faults}/**/*.test.ts'],
          ...inNode,
          testTimeout: 60_000,
          hookTimeout: 180_000,
        },
      },
      {
        ...shared,
        root,
        test: {
          name: 'e2e-alone',
          globalSetup: product,
          include: alone,
          ...inNode,
          testTimeout: 180_000,
          hookTimeout: 300_000,
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
      {
        ...shared,
        root,
        test: {
          name: 'e2e',
          globalSetup: product,
          include: ['tests/e2e/**/*.test.ts'],
          exclude: alone,
          ...inNode,
          testTimeout: 180_000,
          hookTimeout: 300_000,
          maxWorkers: 3, // each page waits as long as it computes
          sequence: { groupOrder: 1 }, // after the others: browser, product and pictures take the whole machine
        },
      },
    ],
  },
});
