import { endViewing, lockViewing, type RunningViewing, runningViewings } from '@fengqiao/db/queries/viewings';
import type { FastifyInstance } from 'fastify';
import { reasonToCut, viewingState } from '../../domain/viewing.ts';
import { wholeCountry } from '../../plugins/db.ts';
import { gatewayItself, writeStep } from './write-step.ts';

/** A picture whose ground is gone is on a screen this long at most, and the time of one round more. */
const everyMs = 1_000;

/**
 * Ends viewings whose ground is gone: the case was sealed from the asker, the asker's rights changed, the asker logged out everywhere.
 * Every gateway watches; whichever sees it first ends it. Without the database nothing is renewed, so that grants die by themselves.
 */
export function watchViewings(app: FastifyInstance): void {
  if (app.config.streamsSecret === null) return;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  const round = async (): Promise<void> => {
    try {
      for (const viewing of await app.readScope(wholeCountry, runningViewings)) await check(app, viewing);
    } catch (error) {
      if (!closed) app.log.warn({ err: error }, 'viewings: cannot be watched');
    }
    if (!closed) timer = setTimeout(round, everyMs);
  };
  app.addHook('onReady', async () => {
    void round();
  });
  app.addHook('preClose', async () => {
    closed = true;
    clearTimeout(timer);
  });
}

async function check(app: FastifyInstance, viewing: RunningViewing): Promise<void> {
  const why = reasonToCut(viewing);
  if (why === null) return;
  const { id } = viewing;
  await app.media.endApproval(id);
  await app.inScope(wholeCountry, async (client) => {
    const row = await lockViewing(client, id);
    if (row === null || viewingState(row, row.now) !== 'approved') return;
    await endViewing(client, id, gatewayItself.account);
    await writeStep(app, client, null, id, {
      audit: 'viewing.ended',
      access: 'viewingEnded',
      detail: { why },
    });
  });
}
