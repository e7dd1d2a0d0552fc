import { randomUUID } from 'node:crypto';
import { areaKey } from '@fengqiao/contract/areas';
import { STAFF_MAX_ROWS, type StaffImportReport } from '@fengqiao/contract/staff-imports';
import { centresToName } from '@fengqiao/db/queries/presence-imports';
import { insertStaff } from '@fengqiao/db/queries/staff';
import {
  type ImportedPerson,
  insertStaffImport,
  type KnownPerson,
  lockPeople,
  namedGroups,
  type StaffFacts,
  setPeopleFacts,
} from '@fengqiao/db/queries/staff-imports';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { personKey, type RosterRow, readStaffRows } from '../../domain/staff-rows.ts';
import type { Client } from '../../plugins/db.ts';
import { readStaffFile } from './read-file.ts';

interface Plan {
  added: RosterRow[];
  changed: { known: KnownPerson; facts: StaffFacts }[];
  same: number;
}

/**
 * Takes a roster in, or says what it would do (`dryRun`): new people are added, known ones get what the file says; nobody is taken out.
 * Rows that cannot be taken are told one by one. Throws `import.badFile`, `import.noColumn`.
 */
export async function importStaff(
  app: FastifyInstance,
  request: FastifyRequest,
  { bytes, name, dryRun }: { bytes: Buffer; name: string; dryRun: boolean },
): Promise<StaffImportReport> {
  const { session } = request;
  const rows = await readStaffFile(bytes, STAFF_MAX_ROWS);
  return app.inScope(session, async (tx) => {
    const centres = await centresToName(tx);
    const { people, faults } = readStaffRows(rows, { centres, ...(await namedGroups(tx)) });
    const plan = planOf(people, await lockPeople(tx));
    const { added, changed, same } = plan;
    const counts = { rows: rows.length, added: added.length, changed: changed.length, same, faults };
    if (dryRun || added.length + changed.length === 0) return { id: null, ...counts };
    const areaOf = new Map(centres.map(({ id, area }) => [id, area]));
    const entries = await write(tx, plan, areaOf, session.account);
    const id = randomUUID();
    await insertStaffImport(tx, {
      id,
      area: areaKey(session.areaCode),
      file: name,
      rows: rows.length,
      entries,
      importedBy: session.account,
    });
    const detail = { file: name, added: added.length, changed: changed.length, faults: faults.length };
    await app.audit({ action: 'staff.changed', object: `staff-import:${id}`, detail }, request, tx);
    return { id, ...counts };
  });
}

/** What a file may say of somebody, out of a row or of the register. */
export const factsOf = ({
  post,
  kind,
  organisationId,
  teamId,
  professional,
  phone,
  duties,
  public: shown,
}: StaffFacts): StaffFacts => ({
  post,
  kind,
  organisationId,
  teamId,
  professional,
  phone,
  duties,
  public: shown,
});

export const sameFacts = (a: StaffFacts, b: StaffFacts): boolean =>
  JSON.stringify(factsOf(a)) === JSON.stringify(factsOf(b));

function planOf(people: readonly RosterRow[], known: readonly KnownPerson[]): Plan {
  const byKey = new Map(known.map((person) => [personKey(person), person]));
  const plan: Plan = { added: [], changed: [], same: 0 };
  for (const person of people) {
    const there = byKey.get(personKey(person));
    if (there === undefined) plan.added.push(person);
    else if (sameFacts(there, person)) plan.same += 1;
    else plan.changed.push({ known: there, facts: factsOf(person) });
  }
  return plan;
}

async function write(
  tx: Client,
  { added, changed }: Plan,
  areaOf: ReadonlyMap<string, number>,
  by: string,
): Promise<ImportedPerson[]> {
  const entries: ImportedPerson[] = [];
  for (const [position, person] of added.entries()) {
    const area = areaOf.get(person.centreId) ?? 0;
    const id = await insertStaff(tx, { ...person, area, by, photoConsent: false, position });
    entries.push({ id, before: null, after: factsOf(person) });
  }
  await setPeopleFacts(
    tx,
    changed.map(({ known: { id }, facts }) => ({ id, facts })),
    by,
  );
  return [
    ...entries,
    ...changed.map(({ known, facts }) => ({ id: known.id, before: factsOf(known), after: facts })),
  ];
}
