import {
  countUnmasked,
  setMaskedCases,
  setMaskedEvents,
  takeUnmaskedCases,
  takeUnmaskedEvents,
} from '@fengqiao/db/queries/mask-backlog';
import type { FastifyInstance } from 'fastify';
import type { Masker } from '../../domain/mask.ts';
import { maskerFor } from '../../domain/masker-for.ts';
import { BackgroundRound } from '../../plugins/background-round.ts';
import { type Client, wholeCountry } from '../../plugins/db.ts';

/** Small enough that a sender whose case is being masked hardly waits. */
const rowsAtOnce = 500;
/** A gateway of the version before may still write words without a mask. */
const everyMs = 10 * 60_000;
const tellEveryMs = 5_000;

/**
 * Masks the words that were stored before there were masks; until then they are shown as empty. Two gateways share the work: each
 * takes rows that the other does not hold.
 */
export const maskBacklog = (app: FastifyInstance): BackgroundRound =>
  new BackgroundRound({
    everyMs,
    work: (stopped) => maskWords(app, stopped),
    failed: (error) => app.log.warn({ err: error }, 'masking: not finished, trying again'),
  });

async function maskWords(app: FastifyInstance, stopped: () => boolean): Promise<void> {
  const { log, places, profile } = app;
  const waiting = await app.readScope(wholeCountry, countUnmasked);
  if (waiting.cases + waiting.events === 0) return;
  log.info(waiting, 'masking: words of before are being masked');
  const masker = maskerFor(await places.current(), profile);
  let done = 0;
  let toldAt = Date.now();
  while (!stopped()) {
    const rows = await app.inScope(
      wholeCountry,
      async (tx) => (await maskCases(tx, masker)) + (await maskEvents(tx, masker)),
    );
    if (rows === 0) break;
    done += rows;
    if (Date.now() - toldAt < tellEveryMs) continue;
    toldAt = Date.now();
    log.info({ done, of: waiting.cases + waiting.events }, 'masking: under way');
  }
  log.info({ done }, stopped() ? 'masking: interrupted' : 'masking: done');
}

async function maskCases(tx: Client, masker: Masker): Promise<number> {
  const rows = await takeUnmaskedCases(tx, rowsAtOnce);
  const masked = rows.map(({ case_id: caseId, title, detail }) => {
    const [maskedTitle, maskedDetail] = masker.together([title, detail] as const);
    return { caseId, title: maskedTitle ?? '', detail: maskedDetail };
  });
  if (masked.length > 0) await setMaskedCases(tx, masked);
  return masked.length;
}

async function maskEvents(tx: Client, masker: Masker): Promise<number> {
  const rows = await takeUnmaskedEvents(tx, rowsAtOnce);
  const masked = rows.map(({ case_id: caseId, source, event_id: eventId, fields }) => ({
    caseId,
    source,
    eventId,
    fields: JSON.stringify(masker.deep(fields)),
  }));
  if (masked.length > 0) await setMaskedEvents(tx, masked);
  return masked.length;
}
