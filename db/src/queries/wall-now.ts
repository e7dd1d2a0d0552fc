import { camerasOf } from '@fengqiao/contract/shown-tiles';
import type { WallAlarm } from '@fengqiao/contract/wall-alarms';
import type { WallLease } from '@fengqiao/contract/wall-leases';
import type { Scene } from '@fengqiao/contract/wall-scenes';
import type { Tour, TourRun } from '@fengqiao/contract/wall-tours';
import type { WallNow } from '@fengqiao/contract/walls';
import type { Queryable } from '../pool.ts';
import { leaseIsAlive } from './wall-leases.ts';

const instant = (date: Date): string => date.toISOString();
const instantOrNull = (date: Date | null): string | null => date?.toISOString() ?? null;

/** What happens on these walls of the scope, by wall id; every id is in the answer. */
export async function wallsNow(db: Queryable, wallIds: readonly string[]): Promise<Map<string, WallNow>> {
  const leases = await leasesOf(db, wallIds);
  const runs = await runsOf(db, wallIds);
  const alarms = await alarmsOf(db, wallIds);
  return new Map(
    wallIds.map((id) => [
      id,
      {
        lease: leases.get(id) ?? null,
        tours: runs.get(id) ?? [],
        alarm: alarms.get(id)?.shown ?? null,
        waiting: alarms.get(id)?.waiting ?? 0,
      },
    ]),
  );
}

interface LeaseRow {
  wall_id: string;
  account: string;
  display_name: string;
  terminal: string | null;
  since: Date;
  expires_at: Date;
  asked_by: string | null;
  asker_name: string | null;
  asked_at: Date | null;
}

/** Leases that count, by wall: neither run out nor of a session that ended. */
async function leasesOf(db: Queryable, wallIds: readonly string[]): Promise<Map<string, WallLease>> {
  const { rows } = await db.query<LeaseRow>({
    name: 'walls.leases',
    text: `select l.wall_id, l.account, coalesce(h.display_name, l.account) as display_name, l.terminal, l.since,
                  l.expires_at, l.asked_by, coalesce(q.display_name, l.asked_by) as asker_name, l.asked_at
             from wall_lease l
             left join account h on h.account = l.account
             left join account q on q.account = l.asked_by
            where l.wall_id = any ($1::text[]) and l.expires_at > clock_timestamp() and ${leaseIsAlive}`,
    values: [wallIds],
  });
  return new Map(
    rows.map((row) => [
      row.wall_id,
      {
        holder: { account: row.account, displayName: row.display_name },
        terminal: row.terminal,
        since: instant(row.since),
        expiresAt: instant(row.expires_at),
        asked:
          row.asked_by === null || row.asked_at === null
            ? null
            : {
                account: row.asked_by,
                displayName: row.asker_name ?? row.asked_by,
                at: instant(row.asked_at),
              },
      },
    ]),
  );
}

export interface TourRow {
  id: string;
  wall_id: string;
  name: string;
  dwell_s: number;
  targets: Tour['targets'];
  camera_ids: string[];
  scene_ids: string[];
  schedule: Tour['schedule'];
  updated_at: Date;
  updated_by: string;
}
export const tourColumns = `t.id, t.wall_id, t.name, t.dwell_s, t.targets, t.camera_ids, t.scene_ids, t.schedule,
       t.updated_at, t.updated_by`;

export const toTour = (row: TourRow): Tour => ({
  id: row.id,
  name: row.name,
  dwellS: row.dwell_s,
  targets: row.targets,
  cameraIds: row.camera_ids,
  sceneIds: row.scene_ids,
  schedule: row.schedule,
  updatedAt: instant(row.updated_at),
  updatedBy: row.updated_by,
});

export interface SceneRow {
  id: string;
  name: string;
  digit: number | null;
  screens: Scene['screens'];
  updated_at: Date;
  updated_by: string;
}
export const sceneColumns = 'c.id, c.name, c.digit, c.screens, c.updated_at, c.updated_by';

export const toScene = (row: SceneRow): Scene => ({
  id: row.id,
  name: row.name,
  digit: row.digit,
  screens: row.screens,
  updatedAt: instant(row.updated_at),
  updatedBy: row.updated_by,
});

type RunRow = TourRow & {
  started_at: Date;
  started_by: string | null;
  first_step: number;
  paused_at: Date | null;
};

/** Running and paused tours, by wall, with the scenes they show; cameras that became private or are gone are passed over. */
async function runsOf(db: Queryable, wallIds: readonly string[]): Promise<Map<string, TourRun[]>> {
  const { rows } = await db.query<RunRow>({
    name: 'walls.runs',
    text: `select ${tourColumns}, r.started_at, r.started_by, r.first_step, r.paused_at
             from wall_tour_run r join wall_tour t on t.id = r.tour_id
            where r.wall_id = any ($1::text[]) order by r.started_at, t.id`,
    values: [wallIds],
  });
  if (rows.length === 0) return new Map();
  const scenes = await scenesByIds(db, [...new Set(rows.flatMap((row) => row.scene_ids))]);
  const shown = await publicCameras(db, [
    ...rows.flatMap((row) => row.camera_ids),
    ...[...scenes.values()].flatMap(({ screens }) => screens.flatMap(camerasOf)),
  ]);
  const runs = new Map<string, TourRun[]>();
  for (const row of rows) {
    const tour = toTour(row);
    const run: TourRun = {
      tour: { ...tour, cameraIds: tour.cameraIds.filter((id) => shown.has(id)) },
      scenes: row.scene_ids.flatMap((id) => {
        const scene = scenes.get(id);
        return scene === undefined ? [] : [withoutCameras(scene, shown)];
      }),
      startedAt: instant(row.started_at),
      startedBy: row.started_by,
      firstStep: row.first_step,
      pausedAt: instantOrNull(row.paused_at),
    };
    runs.set(row.wall_id, [...(runs.get(row.wall_id) ?? []), run]);
  }
  return runs;
}

/** Those of the cameras that are there and not private, by themselves or because of their room. */
async function publicCameras(db: Queryable, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await db.query<{ id: string }>({
    name: 'walls.publicCameras',
    text: `select c.id from camera c left join room r on r.id = c.room_id
            where c.id = any ($1::text[]) and not (c.private or coalesce(r.private, false))`,
    values: [[...new Set(ids)]],
  });
  return new Set(rows.map(({ id }) => id));
}

/** The scene with empty tiles where a camera cannot be shown any more. */
const withoutCameras = (scene: Scene, shown: ReadonlySet<string>): Scene => ({
  ...scene,
  screens: scene.screens.map((screen) => ({
    ...screen,
    tiles: screen.tiles.map((tile) =>
      tile.kind === 'camera' && !shown.has(tile.cameraId) ? { kind: 'empty' } : tile,
    ),
  })),
});

async function scenesByIds(db: Queryable, ids: readonly string[]): Promise<Map<string, Scene>> {
  if (ids.length === 0) return new Map();
  const { rows } = await db.query<SceneRow>({
    name: 'walls.scenesByIds',
    text: `select ${sceneColumns} from wall_scene c where c.id = any ($1::uuid[])`,
    values: [ids],
  });
  return new Map(rows.map((row) => [row.id, toScene(row)]));
}

export interface AlarmRow {
  id: number;
  wall_id: string;
  case_code: string;
  tier: WallAlarm['tier'];
  raised_at: Date;
  state: WallAlarm['state'];
  shown_at: Date | null;
  until: Date | null;
  ended_at: Date | null;
  ended_by: string | null;
  tiles: WallAlarm['tiles'];
}
export const alarmColumns = `m.id, m.wall_id, s.case_code, m.tier, m.raised_at, m.state, m.shown_at, m.until, m.ended_at,
       m.ended_by, m.tiles`;

export const toAlarm = (row: AlarmRow): WallAlarm => ({
  id: row.id,
  caseCode: row.case_code,
  tier: row.tier,
  raisedAt: instant(row.raised_at),
  state: row.state,
  shownAt: instantOrNull(row.shown_at),
  until: instantOrNull(row.until),
  endedAt: instantOrNull(row.ended_at),
  endedBy: row.ended_by,
  tiles: row.tiles,
});

/** The alarm that is shown and how many wait, by wall; of cases that the scope sees. */
async function alarmsOf(
  db: Queryable,
  wallIds: readonly string[],
): Promise<Map<string, { shown: WallAlarm | null; waiting: number }>> {
  const { rows } = await db.query<AlarmRow>({
    name: 'walls.alarms',
    text: `select ${alarmColumns}
             from wall_alarm m join case_state s on s.case_id = m.case_id
            where m.wall_id = any ($1::text[]) and not s.sealed
              and (m.state = 'waiting' or (m.state = 'shown' and m.until > clock_timestamp()))`,
    values: [wallIds],
  });
  const alarms = new Map<string, { shown: WallAlarm | null; waiting: number }>();
  for (const row of rows) {
    const before = alarms.get(row.wall_id) ?? { shown: null, waiting: 0 };
    alarms.set(
      row.wall_id,
      row.state === 'shown' ? { ...before, shown: toAlarm(row) } : { ...before, waiting: before.waiting + 1 },
    );
  }
  return alarms;
}
