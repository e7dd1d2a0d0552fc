import { areaCodeOfKey } from '@fengqiao/contract/areas';
import type {
  CameraHealth,
  CameraHealthHistory,
  OnlineCount,
  OnlineGroup,
} from '@fengqiao/contract/camera-health';
import { healthHistory, latestHealth } from '@fengqiao/db/queries/camera-health';
import { currentOutages, type OnlineRow, onlineCounts } from '@fengqiao/db/queries/camera-online';
import { findCamera } from '@fengqiao/db/queries/cameras';
import type { FastifyInstance } from 'fastify';
import type { AccountSession } from '../../plugins/auth.ts';
import { narrow } from '../../plugins/db.ts';
import { AppError } from '../../plugins/errors.ts';

/** What was found earlier says nothing of now, hours: twice the time in which all are asked by default. */
const freshHours = 48;
const outagesAtOnce = 200;
const dayMs = 86_400_000;
/** How many 15-digit keys an area of each level spans, from the city to the grid. */
const spans = [1e11, 1e9, 1e6, 1e3, 1];
const nothing: OnlineCount = { registered: 0, private: 0, withSource: 0, checked: 0, online: 0 };

/** The online rate of the session's area, or of a part of it. */
export async function cameraHealth(
  app: FastifyInstance,
  session: AccountSession,
  areaCode: string | undefined,
): Promise<CameraHealth> {
  const about = {
    areaCode: areaCode ?? session.areaCode,
    freshHours,
    checkHours: app.config.cameraCheckHours,
  };
  const scope = narrow(session, areaCode);
  if (scope === null)
    return { ...about, total: nothing, areas: [], owners: [], placeTypes: [], outages: [], outageCount: 0 };
  const step = spans.find((span) => span < scope.hi - scope.lo + 1) ?? 1;
  return app.readScope(scope, async (client) => {
    const rows = await onlineCounts(client, scope, step, freshHours);
    const total = rows.find(({ kind }) => kind === 'total');
    // A display of a wall knows the cameras on its wall and no others: it is told how many are out, not which.
    const outages =
      session.role === 'kiosk' ? [] : await currentOutages(client, scope, freshHours, outagesAtOnce);
    const counts = total === undefined ? nothing : countsOf(total);
    return {
      ...about,
      total: counts,
      areas: groupsOf(rows, 'area').map((group) => ({ ...group, key: areaCodeOfKey(Number(group.key)) })),
      owners: groupsOf(rows, 'owner'),
      placeTypes: groupsOf(rows, 'placeType'),
      outages: outages.map(({ area, since, checkedAt, ...row }) => ({
        ...row,
        areaCode: areaCodeOfKey(area),
        since: since.toISOString(),
        checkedAt: checkedAt.toISOString(),
      })),
      outageCount: counts.checked - counts.online,
    };
  });
}

/** When a camera was out in the last days; nothing of a mediation room's. Throws `notFound`, also for one the session may not see. */
export async function cameraHistory(
  app: FastifyInstance,
  session: AccountSession,
  cameraId: string,
  days: number,
): Promise<CameraHealthHistory> {
  return app.readScope(session, async (client) => {
    const found = await findCamera(client, cameraId);
    if (found === null) throw new AppError('notFound', `Camera ${cameraId}`);
    const now = new Date();
    const about = {
      cameraId,
      from: new Date(now.getTime() - days * dayMs).toISOString(),
      now: now.toISOString(),
    };
    if (found.camera.private) return { ...about, before: null, entries: [], latest: null };
    const rows = await healthHistory(client, cameraId, days);
    const latest = await latestHealth(client, cameraId);
    return {
      ...about,
      before: rows.find(({ before }) => before)?.state ?? null,
      entries: rows
        .filter(({ before }) => !before)
        .map(({ at, state, reason, node }) => ({ at: at.toISOString(), state, reason, node })),
      latest:
        latest === null
          ? null
          : {
              state: latest.online ? 'online' : 'outage',
              since: latest.since.toISOString(),
              checkedAt: latest.checkedAt.toISOString(),
              seenAt: latest.seenAt?.toISOString() ?? null,
              outageAt: latest.outageAt?.toISOString() ?? null,
            },
    };
  });
}

const countsOf = ({ registered, private: rooms, withSource, checked, online }: OnlineRow): OnlineCount => ({
  registered,
  private: rooms,
  withSource,
  checked,
  online,
});

const groupsOf = (rows: readonly OnlineRow[], kind: OnlineRow['kind']): OnlineGroup[] =>
  rows
    .filter((row) => row.kind === kind)
    .map((row) => ({ key: row.key, name: row.name === '' ? row.key : row.name, ...countsOf(row) }));
