import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Files that take longest, in seconds on 2 cores: the closing lines of `npm test` print them. A clean clone knows no durations, and a
 * long file that begins last lets the other workers wait for it.
 */
const seconds: Record<string, number> = {
  'tests/e2e/accessibility.test.ts': 110,
  'tests/e2e/administration.test.ts': 100,
  'tests/e2e/confidentiality.test.ts': 100,
  'tests/e2e/desk.test.ts': 74,
  'tests/integration/no-leak.test.ts': 60,
  'tests/integration/gateway-process.test.ts': 45,
  'tests/e2e/wall-command.test.ts': 45,
  'tests/integration/rights-matrix.test.ts': 45,
  'tests/e2e/big-screen.test.ts': 41,
  'tests/integration/start.test.ts': 38,
  'tests/e2e/registry.test.ts': 33,
  'tests/integration/db-embedded.test.ts': 31,
  'tests/faults/gateway-kill.test.ts': 30,
  'tests/e2e/picture-faults.test.ts': 28,
  'tests/faults/streams-node-dies.test.ts': 27,
  'tests/integration/db-backup.test.ts': 24,
  'tests/integration/gateway-viewings.test.ts': 20,
  'tests/integration/streams-recording.test.ts': 19,
  'tests/integration/streams-private.test.ts': 18,
  'tests/faults/disk-full.test.ts': 16,
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
