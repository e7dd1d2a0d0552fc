import type { WallAlarm } from '@fengqiao/contract/wall-alarms';
import { acknowledgeCase } from '@fengqiao/db/queries/cases';
import { findAlarm, recentAlarms } from '@fengqiao/db/queries/wall-alarms';
import { listWalls } from '@fengqiao/db/queries/walls';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { AccountSession } from '../../plugins/auth.ts';
import { AppError } from '../../plugins/errors.ts';

/** Of a duty; older ones stand in the duty log. */
const alarmsAtOnce = 100;

/** The last alarms of a wall, those that stand or wait among them. Throws `notFound`. */
export function alarmsOf(
  app: FastifyInstance,
  session: AccountSession,
  wallId: string,
): Promise<WallAlarm[]> {
  return app.readScope(session, async (tx) => {
    if ((await listWalls(tx, wallId)).length === 0) throw new AppError('notFound', `Wall ${wallId}`);
    return recentAlarms(tx, wallId, alarmsAtOnce);
  });
}

/** Notes that somebody has seen the case of an alarm, which ends it on every wall. Of one that is over nothing changes. Throws `notFound`. */
export async function acknowledgeAlarm(
  app: FastifyInstance,
  request: FastifyRequest,
  wallId: string,
  alarmId: number,
): Promise<WallAlarm> {
  const { session } = request;
  const absent = () => new AppError('notFound', `Alarm ${alarmId} of wall ${wallId}`);
  const caseCode = await app.inScope(session, async (tx) => {
    const alarm = await findAlarm(tx, wallId, alarmId);
    if (alarm === null || (await acknowledgeCase(tx, alarm.caseCode)) === null) throw absent();
    const act = {
      action: 'case.acknowledged',
      object: `case:${alarm.caseCode}`,
      detail: { wall: wallId },
    } as const;
    await app.audit(act, request, tx);
    return alarm.caseCode;
  });
  await app.wallAlarms.acknowledged(caseCode, session.account);
  const after = await app.readScope(session, (tx) => findAlarm(tx, wallId, alarmId));
  if (after === null) throw absent();
  return after;
}
