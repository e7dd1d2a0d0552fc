import type { CaseChange, ViewingChange, WallChange } from '@fengqiao/contract/events';
import { summariesByIds } from '@fengqiao/db/queries/cases';
import type { OutboxRow } from '@fengqiao/db/queries/outbox';
import { viewingsByIds } from '@fengqiao/db/queries/viewings';
import { findScreens } from '@fengqiao/db/queries/walls';
import { presentViewing } from '../../domain/viewing-view.ts';
import type { Client } from '../db.ts';

/** What outbox rows tell, each with the key of the area it happened in; rows that the scope no longer sees are left out. */
export interface PresentedChanges {
  cases: { area: number; change: CaseChange }[];
  walls: { area: number; change: WallChange }[];
  viewings: { area: number; change: ViewingChange }[];
}

/** Rows of the outbox with the cases, screens and viewings as they are now. */
export async function presentChanges(client: Client, rows: readonly OutboxRow[]): Promise<PresentedChanges> {
  const caseIds = [...new Set(rows.flatMap(({ caseId }) => (caseId === null ? [] : [caseId])))];
  const screenKeys = rows.flatMap(({ wallId, screenId }) =>
    wallId === null || screenId === null ? [] : [{ wallId, screenId }],
  );
  const summaries = await summariesByIds(client, caseIds);
  const screens = screenKeys.length === 0 ? new Map() : await findScreens(client, screenKeys);
  const viewingIds = rows.flatMap(({ viewingId }) => (viewingId === null ? [] : [viewingId]));
  const viewings = await viewingsByIds(client, [...new Set(viewingIds)]);
  const changes: PresentedChanges = { cases: [], walls: [], viewings: [] };
  for (const row of rows) {
    if (row.kind === 'wall') {
      const screen = screens.get(`${row.wallId}/${row.screenId}`);
      if (screen !== undefined)
        changes.walls.push({ area: row.area, change: { seq: row.seq, wallId: row.wallId ?? '', screen } });
      continue;
    }
    if (row.kind === 'viewing') {
      const viewing = viewings.get(row.viewingId ?? '');
      if (viewing !== undefined)
        changes.viewings.push({
          area: row.area,
          change: { seq: row.seq, viewing: presentViewing(viewing, null, viewing.now) },
        });
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
