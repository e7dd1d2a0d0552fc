import type { Tour, TourInput } from '@fengqiao/contract/wall-tours';
import type { Queryable } from '../pool.ts';
import { type TourRow, toTour, tourColumns } from './wall-now.ts';

/** Tours of a wall of the scope by name; one of them when `tourId` is given. */
export async function listTours(
  db: Queryable,
  wallId: string,
  tourId: string | null = null,
): Promise<Tour[]> {
  const { rows } = await db.query<TourRow>({
    name: 'wallTours.list',
    text: `select ${tourColumns} from wall_tour t
            where t.wall_id = $1 and ($2::uuid is null or t.id = $2) order by t.name, t.id`,
    values: [wallId, tourId],
  });
  return rows.map(toTour);
}

/**
 * Makes a tour of a wall, or changes the one with the id; then its schedule counts anew. Null when that is not there, `name` when
 * another tour has it.
 */
export async function putTour(
  tx: Queryable,
  wallId: string,
  tourId: string | null,
  tour: TourInput & { by: string },
): Promise<Tour | 'name' | null> {
  const taken = await tx.query(
    'select from wall_tour where wall_id = $1 and name = $2 and ($3::uuid is null or id <> $3)',
    [wallId, tour.name, tourId],
  );
  if (taken.rowCount !== 0) return 'name';
  const values = [
    wallId,
    tour.name,
    tour.dwellS,
    JSON.stringify(tour.targets),
    tour.cameraIds,
    tour.sceneIds,
    tour.schedule === null ? null : JSON.stringify(tour.schedule),
    tour.by,
  ];
  const { rows } =
    tourId === null
      ? await tx.query<TourRow>(
          `insert into wall_tour as t (wall_id, name, dwell_s, targets, camera_ids, scene_ids, schedule, updated_by)
           values ($1, $2, $3, $4::jsonb, $5, $6, $7::jsonb, $8) returning ${tourColumns}`,
          values,
        )
      : await tx.query<TourRow>(
          `update wall_tour t
              set name = $2, dwell_s = $3, targets = $4::jsonb, camera_ids = $5, scene_ids = $6,
                  stopped_until = case when schedule is not distinct from $7::jsonb then stopped_until end,
                  schedule = $7::jsonb, updated_at = now(), updated_by = $8
            where t.wall_id = $1 and t.id = $9 returning ${tourColumns}`,
          [...values, tourId],
        );
  return rows[0] === undefined ? null : toTour(rows[0]);
}

/** Takes a tour away, and its run; answers its name, null when it is not there. */
export async function deleteTour(tx: Queryable, wallId: string, tourId: string): Promise<string | null> {
  const { rows } = await tx.query<{ name: string }>(
    'delete from wall_tour where wall_id = $1 and id = $2 returning name',
    [wallId, tourId],
  );
  return rows[0]?.name ?? null;
}

/** Where the run of a tour stands. */
export interface RunRow {
  startedAt: Date;
  startedBy: string | null;
  firstStep: number;
  pausedAt: Date | null;
}

/** The run of a tour, or null when it does not run. */
export async function findRun(db: Queryable, tourId: string): Promise<RunRow | null> {
  const { rows } = await db.query<RunRow>({
    name: 'wallTours.run',
    text: `select started_at as "startedAt", started_by as "startedBy", first_step as "firstStep", paused_at as "pausedAt"
             from wall_tour_run where tour_id = $1`,
    values: [tourId],
  });
  return rows[0] ?? null;
}

/** Writes down where the run of a tour stands. */
export async function setRun(tx: Queryable, wallId: string, tourId: string, run: RunRow): Promise<void> {
  await tx.query({
    name: 'wallTours.setRun',
    text: `insert into wall_tour_run (tour_id, wall_id, started_at, started_by, first_step, paused_at)
           values ($1, $2, $3, $4, $5, $6)
           on conflict (tour_id) do update
              set started_at = excluded.started_at, started_by = excluded.started_by,
                  first_step = excluded.first_step, paused_at = excluded.paused_at`,
    values: [tourId, wallId, run.startedAt, run.startedBy, run.firstStep, run.pausedAt],
  });
}

/** Ends the run of a tour; its schedule does not begin it again before `restsUntil` (null = as soon as it says). */
export async function endRun(tx: Queryable, tourId: string, restsUntil: Date | null): Promise<void> {
  await tx.query(
    `with ended as (delete from wall_tour_run where tour_id = $1)
     update wall_tour set stopped_until = $2 where id = $1`,
    [tourId, restsUntil],
  );
}

/** A tour as its schedule sees it. */
export interface ScheduledTourRow {
  wallId: string;
  tourId: string;
  name: string;
  schedule: Tour['schedule'];
  stoppedUntil: Date | null;
  running: boolean;
  /** null = the schedule, or it does not run. */
  startedBy: string | null;
}

/** Tours of the scope that have a schedule or were begun by one, and the database's clock; of one wall when it is given. */
export async function scheduledTours(
  db: Queryable,
  wallId: string | null = null,
): Promise<{ now: Date; tours: ScheduledTourRow[] }> {
  const { rows } = await db.query<ScheduledTourRow & { now: Date }>({
    name: 'wallTours.scheduled',
    text: `select clock_timestamp() as now, t.wall_id as "wallId", t.id as "tourId", t.name, t.schedule,
                  t.stopped_until as "stoppedUntil", r.tour_id is not null as running, r.started_by as "startedBy"
             from wall_tour t left join wall_tour_run r on r.tour_id = t.id
            where ($1::text is null or t.wall_id = $1)
              and (t.schedule is not null or (r.tour_id is not null and r.started_by is null))
            order by t.wall_id, t.name`,
    values: [wallId],
  });
  return { now: rows[0]?.now ?? new Date(0), tours: rows };
}
