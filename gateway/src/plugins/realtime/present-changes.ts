import { areaCodeOfKey } from '@fengqiao/contract/areas';
import type { OutageChange } from '@fengqiao/contract/camera-health';
import type { CaseChange, SubjectChange, ViewingChange, WallChange } from '@fengqiao/contract/events';
import type { RoomChange } from '@fengqiao/contract/rooms-now';
import { healthByIds } from '@fengqiao/db/queries/camera-health';
import { handlersOfSealed } from '@fengqiao/db/queries/case-handlers';
import { summariesByIds } from '@fengqiao/db/queries/cases';
import type { OutboxRow } from '@fengqiao/db/queries/outbox';
import { roomChangesByIds } from '@fengqiao/db/queries/room-use';
import { viewingsByIds } from '@fengqiao/db/queries/viewings';
import { wallsNow } from '@fengqiao/db/queries/wall-now';
import { findScreens } from '@fengqiao/db/queries/walls';
import { presentViewing } from '../../domain/viewing-view.ts';
import type { Client } from '../db.ts';

/** What outbox rows tell, each with the key of the area it happened in; rows that the scope no longer sees are left out. */
export interface PresentedChanges {
  /** `handlers`: of a sealed case, the only ones who may be told; null = it is not sealed. */
  cases: { area: number; change: CaseChange; handlers: readonly string[] | null }[];
  walls: { area: number; change: WallChange }[];
  viewings: { area: number; change: ViewingChange }[];
  outages: { area: number; change: OutageChange }[];
  rooms: { area: number; change: RoomChange }[];
  subjects: { area: number; kind: 'meeting' | 'report'; change: SubjectChange }[];
  /** Areas in which a case was sealed or opened: what their pages show may be there no longer, they load snapshots. */
  reload: number[];
}

/** Event type of the outbox row of a case that was sealed or opened again. */
export const sealChange = 'seal.changed';

/** Whether a page that missed this row has to load snapshots. */
export const asksForSnapshots = ({ eventType }: OutboxRow): boolean => eventType === sealChange;

/** Rows of the outbox with the cases, screens and viewings as they are now. */
export async function presentChanges(client: Client, rows: readonly OutboxRow[]): Promise<PresentedChanges> {
  const caseIds = [...new Set(rows.flatMap(({ caseId }) => (caseId === null ? [] : [caseId])))];
  const screenKeys = rows.flatMap(({ wallId, screenId }) =>
    wallId === null || screenId === null ? [] : [{ wallId, screenId }],
  );
  const sealed = caseIds.length === 0 ? new Map<number, string[]>() : await handlersOfSealed(client, caseIds);
  const summaries = await summariesByIds(client, caseIds);
  const screens = screenKeys.length === 0 ? new Map() : await findScreens(client, screenKeys);
  const wallIds = [...new Set(rows.flatMap(({ wallId }) => wallId ?? []))];
  const now = wallIds.length === 0 ? new Map() : await wallsNow(client, wallIds);
  const viewingIds = rows.flatMap(({ viewingId }) => (viewingId === null ? [] : [viewingId]));
  const viewings = await viewingsByIds(client, [...new Set(viewingIds)]);
  const outages = await healthByIds(
    client,
    rows.flatMap(({ healthId }) => (healthId === null ? [] : [healthId])),
  );
  const roomIds = rows.flatMap(({ roomId }) => roomId ?? []);
  const rooms = await roomChangesByIds(client, [...new Set(roomIds)]);
  const changes: PresentedChanges = {
    cases: [],
    walls: [],
    viewings: [],
    outages: [],
    rooms: [],
    subjects: [],
    reload: [],
  };
  for (const row of rows) {
    if (row.kind === 'wall') {
      const wallId = row.wallId ?? '';
      const screen = screens.get(`${wallId}/${row.screenId}`) ?? null;
      if (screen !== null || row.screenId === null)
        changes.walls.push({
          area: row.area,
          change: { seq: row.seq, wallId, screen, now: now.get(wallId) },
        });
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
    if (row.kind === 'outage') {
      const entry = outages.get(row.healthId ?? -1);
      if (entry === undefined) continue;
      const { cameraId, name, at, state, reason } = entry;
      const change = {
        seq: row.seq,
        cameraId,
        name,
        areaCode: areaCodeOfKey(row.area),
        state,
        at: at.toISOString(),
        reason,
      };
      changes.outages.push({ area: row.area, change });
      continue;
    }
    if (row.kind === 'room') {
      const room = rooms.get(row.roomId ?? '');
      if (room !== undefined) changes.rooms.push({ area: row.area, change: { seq: row.seq, ...room } });
      continue;
    }
    if (row.kind === 'meeting' || row.kind === 'report') {
      const change = { seq: row.seq, id: row.subjectId ?? '', areaCode: areaCodeOfKey(row.area) };
      changes.subjects.push({ area: row.area, kind: row.kind, change });
      continue;
    }
    if (asksForSnapshots(row)) {
      changes.reload.push(row.area);
      continue;
    }
    const summary = summaries.get(row.caseId ?? -1);
    if (summary === undefined) continue;
    changes.cases.push({
      area: row.area,
      handlers: sealed.get(row.caseId ?? -1) ?? null,
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
