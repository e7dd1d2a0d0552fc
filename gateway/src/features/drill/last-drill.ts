import type { DrillSummary } from '@fengqiao/contract/drill';
import { readSetting, writeSetting } from '@fengqiao/db/queries/settings';
import type { FastifyInstance } from 'fastify';
import type { AccountSession } from '../../plugins/auth.ts';
import { type Pool, wholeCountry } from '../../plugins/db.ts';

/** Who ends a drill, and from where; null = its time was over. */
export type Ender = { session: AccountSession; ip: string } | null;

/** The one thing of a drill that stays: its summary, until the next one has ended. */
const setting = 'drill.last';

export const readLastDrill = (pool: Pool): Promise<DrillSummary | null> =>
  readSetting<DrillSummary>(pool, setting);

/** Keeps the summary and writes the end down; `by` null = the time was over. */
export async function keepLastDrill(app: FastifyInstance, summary: DrillSummary, by: Ender): Promise<void> {
  const { id, people, result } = summary;
  await app.inScope(wholeCountry, async (tx) => {
    await writeSetting(tx, setting, summary);
    await app.audit(
      {
        action: 'drill.ended',
        object: `drill:${id}`,
        detail: { people, cases: result.cases, byTime: by === null },
      },
      by,
      tx,
    );
  });
}
