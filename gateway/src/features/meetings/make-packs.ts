import { areaCodeOfKey } from '@fengqiao/contract/areas';
import {
  deletePack,
  endPack,
  failPack,
  type QueuedPack,
  takeQueuedPack,
  tellPackProgress,
} from '@fengqiao/db/queries/meeting-jobs';
import { tellSubject } from '@fengqiao/db/queries/outbox';
import type { FastifyInstance } from 'fastify';
import { wholeCountry } from '../../plugins/db.ts';
import { takePack } from '../packs/take-pack.ts';
import { meetingPages, proposedAgenda } from './pack/pages.ts';

/** A maker that has said nothing for so long is dead: another gateway takes over. */
const silentSeconds = 120;
/** Pages are told how far a pack is at most this often. */
const tellEveryMs = 700;

/** Makes the packs that are asked for, one after another; answers how many. */
export async function makeQueuedPacks(app: FastifyInstance, signal: AbortSignal): Promise<number> {
  for (let made = 0; ; made += 1) {
    if (signal.aborted) return made;
    const next = await app.inScope(wholeCountry, (tx) => takeQueuedPack(tx, silentSeconds));
    if (next === null) return made;
    await makePack(app, next, signal);
  }
}

async function makePack(app: FastifyInstance, meeting: QueuedPack, signal: AbortSignal): Promise<void> {
  const { id, area, fromDay: from, untilDay: until } = meeting;
  let toldAt = 0;
  try {
    const request = { kind: 'meeting', areaCode: areaCodeOfKey(area), from, until, build: meetingPages };
    const { id: packId } = await takePack(
      app,
      request,
      async (progress) => {
        const isDue = performance.now() - toldAt >= tellEveryMs;
        if (!isDue) return;
        toldAt = performance.now();
        await app.inScope(wholeCountry, async (tx) => {
          await tellPackProgress(tx, id, progress);
          await tellSubject(tx, 'meeting', area, id);
        });
      },
      signal,
    );
    await app.inScope(wholeCountry, async (tx) => {
      const before = await endPack(tx, id, packId, proposedAgenda);
      if (before !== null) await deletePack(tx, before);
      await tellSubject(tx, 'meeting', area, id);
    });
  } catch (error) {
    // A gateway that ends leaves it to the next one, which finds it silent.
    if (signal.aborted) return;
    app.log.error({ err: error, meeting: id }, 'meetings: the figures of a meeting could not be made');
    await app.inScope(wholeCountry, async (tx) => {
      await failPack(tx, id);
      await tellSubject(tx, 'meeting', area, id);
    });
  }
}
