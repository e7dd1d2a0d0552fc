/** What a run was asked for. */
export interface Wishes {
  /** Length of the long rows, in minutes. */
  minutes: number;
  /** Pairs of each interleaved row; null leaves each row its own number. */
  rounds: number | null;
}

/** What a row is given. */
export interface Context extends Wishes {
  /** One line about how far it is; on stderr, so that the table stands alone on stdout. */
  say(line: string): void;
  /** Registers what must be ended or removed after the row, however it ends; the last one first. */
  onEnd(cleanUp: () => unknown): void;
}

/** A context and the way to end what was registered with it. */
export function openContext(wishes: Wishes): Context & { end(): Promise<void> } {
  const cleanUps: (() => unknown)[] = [];
  const begun = performance.now();
  return {
    ...wishes,
    say(line) {
      const seconds = ((performance.now() - begun) / 1000).toFixed(1).padStart(6);
      process.stderr.write(`[${seconds} s] ${line}\n`);
    },
    onEnd: (cleanUp) => void cleanUps.push(cleanUp),
    async end() {
      for (const cleanUp of cleanUps.splice(0).reverse()) {
        try {
          await cleanUp();
        } catch (error) {
          process.stderr.write(`while cleaning up: ${(error as Error).message}\n`);
        }
      }
    },
  };
}
