import type { PlayGrant } from '@fengqiao/contract/cameras';

/** The gateway's answer for one of several cameras. */
export type GrantAnswer = PlayGrant | Error;

export interface GrantDeskOptions {
  one(cameraId: string): Promise<PlayGrant>;
  /** Answers in the order of the question; rejects when nothing was answered. */
  many(cameraIds: string[]): Promise<GrantAnswer[]>;
}

/** All tiles of a screen ask within one turn of the page. */
const gatherMs = 20;
const manyAtMost = 64;

interface Ask {
  cameraId: string;
  resolve(grant: PlayGrant): void;
  reject(error: unknown): void;
}

/** Gathers what the tiles of a page ask for at the same time into one question: 25 tiles and their renewals are one request, not 25. */
export class GrantDesk {
  readonly #options: GrantDeskOptions;
  #asks: Ask[] = [];

  constructor(options: GrantDeskOptions) {
    this.#options = options;
  }

  /** Rejects as the gateway refuses. */
  request(cameraId: string): Promise<PlayGrant> {
    return new Promise((resolve, reject) => {
      this.#asks.push({ cameraId, resolve, reject });
      if (this.#asks.length === 1) setTimeout(() => this.#send(), gatherMs);
      else if (new Set(this.#asks.map((ask) => ask.cameraId)).size === manyAtMost) this.#send();
    });
  }

  #send(): void {
    const asks = this.#asks.splice(0);
    const cameraIds = [...new Set(asks.map(({ cameraId }) => cameraId))];
    const [only] = cameraIds;
    if (only === undefined) return;
    const answers: Promise<GrantAnswer[]> =
      cameraIds.length === 1
        ? this.#options.one(only).then((grant) => [grant])
        : this.#options.many(cameraIds);
    answers.then(
      (told) => {
        for (const { cameraId, resolve, reject } of asks) {
          const answer = told[cameraIds.indexOf(cameraId)];
          if (answer === undefined || answer instanceof Error) reject(answer);
          else resolve(answer);
        }
      },
      (error: unknown) => {
        for (const { reject } of asks) reject(error);
      },
    );
  }
}
