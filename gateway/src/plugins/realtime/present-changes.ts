import type { CaseChange, WallChange } from '@fengqiao/contract/events';
import { summariesByIds } from '@fengqiao/db/queries/cases';
import type { OutboxRow } from '@fengqiao/db/queries/outbox';
import { findScreens } from '@fengqiao/db/queries/walls';
import type { Client } from '../db.ts';

/** What outbox rows tell, each with the key of the area it happened in; rows that the scope no longer sees are left out. */
export interface PresentedChanges {
  cases: { area: number; change: CaseChange }[];
  walls: { area: number; change: WallChange }[];
}

/** Rows of the outbox with the cases and screens as they are now. */
export async function presentChanges(client: Client, rows: readonly OutboxRow[]): Promise<PresentedChanges> {
  const caseIds = [...new Set(rows.flatMap(({ caseId }) => (caseId === null ? [] : [caseId])))];
  const screenKeys = rows.flatMap(({ wallId, screenId }) =>
    wallId === null || screenId === null ? [] : [{ wallId, screenId }],
  );
  const summaries = await summariesByIds(client, caseIds);
  const screens = screenKeys.length === 0 ? new Map() : await findScreens(client, screenKeys);
  const changes: PresentedChanges = { cases: [], walls: [] };
  for (const row of rows) {
    if (row.kind === 'wall') {
      const screen = screens.get(`${row.wallId}/${row.screenId}`);
      if (screen !== undefined)
        changes.walls.push({ area: row.area, change: { seq: row.seq, wallId: row.wallId ?? '', screen } });
      continue;
    }
    const summary = summaries.get(row.caseId ?? -1);
    if (summary === undefined) continue;
    changes.cases.push({
      area: row.area,
      change: {
        seq: row.seq,
        eventType: row.eventType as CaseChange['eventType'],
        occurredAt: (row.occurredAt ?? row.at).toISOString(),
        receivedAt: row.at.toISOString(),
        case: summary,
      },
    });
  }
  return changes;
}
