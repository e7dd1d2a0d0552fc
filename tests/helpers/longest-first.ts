import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Files that take longest, in seconds on 2 cores: the closing lines of `npm test` print them. A clean clone knows no durations, and a
 * long file that begins last lets the other workers wait for it.
 */
const seconds: Record<string, number> = {
  'tests/e2e/administration.test.ts': 112,
  'tests/integration/no-leak.test.ts': 107,
  'tests/integration/rights-matrix.test.ts': 75,
  'tests/e2e/accessibility.test.ts': 68,
  'tests/e2e/confidentiality.test.ts': 67,
  'tests/integration/gateway-process.test.ts': 52,
  'tests/faults/streams-node-dies.test.ts': 48,
  'tests/integration/db-embedded.test.ts': 40,
  'tests/integration/start.test.ts': 40,
  'tests/e2e/desk.test.ts': 35,
  'tests/faults/gateway-kill.test.ts': 33,
  'tests/integration/private-rooms.test.ts': 32,
  'tests/integration/db-backup.test.ts': 31,
  'tests/integration/letters.test.ts': 30,
};

/** Begins each project with its longest files. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const usual = await super.sort(files);
    const long = ({ moduleId }: TestSpecification): number =>
      Object.entries(seconds).find(([path]) => moduleId.endsWith(`/${path}`))?.[1] ?? 0;
    // Files of one project stand together and stay so.
    const projects = [...new Set(usual.map(({ project }) => project))];
    return projects.flatMap((project) =>
      usual.filter((file) => file.project === project).sort((one, other) => long(other) - long(one)),
    );
  }
}
