import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));
const conditions = ['@fengqiao/source', 'node'];
const shared = {
  resolve: { conditions },
  ssr: { resolve: { conditions } },
};

/** `unit`: beside the code, no I/O beyond a temp folder. `integration`: real database, processes, browser. */
export default defineConfig({
  root,
  ...shared,
  test: {
    projects: [
      {
        ...shared,
        root,
        test: {
          name: 'unit',
          include: ['{gateway,streams,db,dashboard,fixtures}/**/src/**/*.test.{ts,tsx}'],
          environment: 'node',
        },
      },
      {
        ...shared,
        root,
        test: {
          name: 'integration',
          include: ['tests/{integration,faults}/**/*.test.ts'],
          environment: 'node',
          testTimeout: 60_000,
          hookTimeout: 180_000,
        },
      },
      {
        ...shared,
        root,
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          environment: 'node',
          testTimeout: 120_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
