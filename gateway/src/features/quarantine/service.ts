import { areaCodeOfKey, areaRange } from '@fengqiao/contract/areas';
import type { QuarantineItem } from '@fengqiao/contract/imports';
import type { IngestResult } from '@fengqiao/contract/ingest';
import { findImport } from '@fengqiao/db/queries/imports';
import {
  findQuarantine,
  hiddenQuarantine,
  listQuarantine,
  markRepaired,
  type QuarantineRow,
} from '@fengqiao/db/queries/quarantine';
import { findSource } from '@fengqiao/db/queries/sources';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isOfTeam } from '../../domain/handling-team.ts';
import type { Masker } from '../../domain/mask.ts';
import { maskerFor } from '../../domain/masker-for.ts';
import { restoreWords } from '../../domain/restore-words.ts';
import type { AccountSession } from '../../plugins/auth.ts';
import { AppError } from '../../plugins/errors.ts';
import { cursorKey, page } from '../../plugins/paging.ts';

/**
 * Rows that could not be taken, the newest first; without those of sealed cases that the account does not handle. Their words are
 * masked but for those who handle every case of the source's area: a repair sends them back, and they are put in again.
 */
export async function findItems(
  app: FastifyInstance,
  session: AccountSession,
  query: { importId?: string; open?: boolean; cursor?: string; limit?: number },
): Promise<{ items: QuarantineItem[]; nextCursor: string | null }> {
  const limit = query.limit ?? 50;
  const before = cursorKey(query.cursor, /^\d{1,16}$/);
  const rows = await app.readScope(session, (tx) =>
    listQuarantine(tx, {
      importId: query.importId ?? null,
      open: query.open ?? false,
      before: before === undefined ? null : Number(before),
      limit: limit + 1,
    }),
  );
  const { items, nextCursor } = page(rows, limit, (row) => String(row.id));
  const ids = items.map(({ id }) => id);
  const hidden = await app.readScope(seeingSealed(session), (tx) =>
    hiddenQuarantine(tx, session.account, ids),
  );
  const masker = maskerFor(await app.places.current(), app.profile);
  return {
    items: items
      .filter(({ id }) => !hidden.has(id))
      .map((row) => present(seesWords(session, row) ? row : masked(row, masker))),
    nextCursor,
  };
}

/**
 * Sends a repaired event, or the repaired row of a file by its column names, as its source would have. The item counts as
 * repaired when everything was taken. Throws `notFound`, or the fault that is left.
 */
export async function retryItem(
  app: FastifyInstance,
  request: FastifyRequest,
  id: number,
  event: unknown,
): Promise<IngestResult> {
  const { session } = request;
  const absent = new AppError('notFound', `Quarantined row ${id}`);
  const found = await app.readScope(session, async (tx) => {
    const row = await findQuarantine(tx, id);
    if (row === null) return null;
    return { row, file: row.import_id === null ? null : await findImport(tx, row.import_id) };
  });
  if (found === null) throw absent;
  const hidden = await app.readScope(seeingSealed(session), (tx) =>
    hiddenQuarantine(tx, session.account, [id]),
  );
  if (hidden.has(id)) throw absent;
  const source = await findSource(app.pool, found.row.source);
  if (source === null) throw absent;
  const areaCode = areaCodeOfKey(source.area);
  const sender = { name: source.name, areaCode, ...areaRange(areaCode) };
  const masker = maskerFor(await app.places.current(), app.profile);
  const words = restoreWords(event, masked(found.row, masker).event, found.row.event);
  const { adapter } = found.row;
  const mapping = adapter === null ? found.file?.mapping : await app.mappingOf(adapter, sender);
  const events = app.repairedEvents(words, mapping ?? null, areaCode);
  const result = await app.ingestor.ingest(sender, events, { keepFaults: false });
  const [fault] = result.quarantined;
  if (fault !== undefined) throw new AppError('event.invalid', fault.message).withDetails(result.quarantined);
  await app.inScope(session, async (tx) => {
    await markRepaired(tx, id, session.account);
    const detail = { source: source.name, accepted: result.accepted };
    await app.audit({ action: 'data.repaired', object: `quarantine:${id}`, areaCode, detail }, request, tx);
  });
  return result;
}

/** Whether every case of the source's area is one of the account's own. */
const seesWords = (session: AccountSession, row: QuarantineRow): boolean =>
  isOfTeam(session, { areaCode: areaCodeOfKey(row.area), departments: [], handlers: [] });

function masked(row: QuarantineRow, masker: Masker): QuarantineRow {
  const { message, event } = masker.deep({ message: row.message, event: row.event }) as QuarantineRow;
  return { ...row, message, event };
}

/** Only to find out what has to be hidden. */
const seeingSealed = (session: AccountSession) => ({ ...session, purpose: 'gateway' });

function present(row: QuarantineRow): QuarantineItem {
  return {
    id: String(row.id),
    source: row.source,
    importId: row.import_id,
    row: row.row_no,
    eventId: row.event_id,
    code: row.code,
    message: row.message,
    receivedAt: row.received_at.toISOString(),
    event: row.event,
    repairedAt: row.repaired_at?.toISOString() ?? null,
  };
}
