import { randomUUID } from 'node:crypto';
import { areaKey } from '@fengqiao/contract/areas';
import type { NewPresence } from '@fengqiao/contract/presence';
import { PRESENCE_MAX_ROWS, type PresenceImportReport } from '@fengqiao/contract/presence-imports';
import { insertPresences, type PresenceFacts } from '@fengqiao/db/queries/presence';
import {
  centresToName,
  type ImportedEntry,
  insertPresenceImport,
  type KnownEntry,
  lockEntries,
  setEntryFacts,
} from '@fengqiao/db/queries/presence-imports';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type PresenceCells, presenceKey, readPresenceRows } from '../../domain/presence-rows.ts';
import type { Client } from '../../plugins/db.ts';
import { readPresenceFile } from './read-file.ts';

/** What is to be written of a file. */
interface Plan {
  added: NewPresence[];
  changed: { known: KnownEntry; facts: PresenceFacts }[];
  same: number;
}

/**
 * Takes a file of presence into the register, or says what it would do (`dryRun`). Rows that cannot be taken are told one by one and
 * left out; what was written can be taken back. Throws `import.badFile`, `import.noColumn`.
 */
export async function importPresence(
  app: FastifyInstance,
  request: FastifyRequest,
  { bytes, name, dryRun }: { bytes: Buffer; name: string; dryRun: boolean },
): Promise<PresenceImportReport> {
  const { session } = request;
  const rows: PresenceCells[] = await readPresenceFile(bytes, PRESENCE_MAX_ROWS);
  return app.inScope(session, async (tx) => {
    const centres = await centresToName(tx);
    const { entries, faults } = readPresenceRows(rows, { centres, departments: app.profile.departments });
    const plan = planOf(entries, await lockEntries(tx));
    const { added, changed, same } = plan;
    const counts = { rows: rows.length, added: added.length, changed: changed.length, same, faults };
    if (dryRun || added.length + changed.length === 0) return { id: null, ...counts };
    const areaOf = new Map(centres.map(({ id, area }) => [id, area]));
    const written = await write(tx, plan, areaOf, session.account);
    const id = randomUUID();
    await insertPresenceImport(tx, {
      id,
      area: areaKey(session.areaCode),
      file: name,
      rows: rows.length,
      entries: written,
      importedBy: session.account,
    });
    const detail = { file: name, added: added.length, changed: changed.length, faults: faults.length };
    await app.audit({ action: 'presence.changed', object: `presence-import:${id}`, detail }, request, tx);
    return { id, ...counts };
  });
}

const factsOf = ({ staff, windows, until }: PresenceFacts): PresenceFacts => ({ staff, windows, until });
export const sameFacts = (a: PresenceFacts, b: PresenceFacts): boolean =>
  a.staff === b.staff && a.windows === b.windows && a.until === b.until;

function planOf(entries: readonly NewPresence[], known: readonly KnownEntry[]): Plan {
  const byKey = new Map(known.map((entry) => [presenceKey(entry), entry]));
  const plan: Plan = { added: [], changed: [], same: 0 };
  for (const entry of entries) {
    const there = byKey.get(presenceKey(entry));
    if (there === undefined) plan.added.push(entry);
    else if (sameFacts(there, entry)) plan.same += 1;
    else plan.changed.push({ known: there, facts: factsOf(entry) });
  }
  return plan;
}

async function write(
  tx: Client,
  { added, changed }: Plan,
  areaOf: ReadonlyMap<string, number>,
  by: string,
): Promise<ImportedEntry[]> {
  const placed = added.map((entry) => ({ ...entry, area: areaOf.get(entry.centreId) ?? 0, by }));
  const there = await insertPresences(tx, placed);
  await setEntryFacts(
    tx,
    changed.map(({ known: { id }, facts }) => ({ id, facts })),
    by,
  );
  return [
    ...there.map((entry) => ({ id: entry.id, before: null, after: factsOf(entry) })),
    ...changed.map(({ known, facts }) => ({ id: known.id, before: factsOf(known), after: facts })),
  ];
}
