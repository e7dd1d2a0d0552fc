import type { Meeting, MeetingAct } from '@fengqiao/contract/meetings';
import type { Language } from '@fengqiao/contract/reference';
import { queuePack } from '@fengqiao/db/queries/meeting-jobs';
import { setMeetingState } from '@fengqiao/db/queries/meetings';
import { tellSubject } from '@fengqiao/db/queries/outbox';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { mayAct, stateAfter } from '../../domain/meeting-acts.ts';
import { AppError } from '../../plugins/errors.ts';
import { isPossible } from './present-meeting.ts';
import { areaOf, meetingAs, meetingFor } from './read-meetings.ts';

/**
 * Prepares, opens, closes, reopens or cancels a meeting. Figures are made in the background: the answer says `queued`, sockets tell
 * how far it is. Throws `notFound`, `access.denied`, `meeting.noPack` for opening without figures, `meeting.notNow`.
 */
export async function actOnMeeting(
  app: FastifyInstance,
  request: FastifyRequest,
  id: string,
  { act }: MeetingAct,
  language: Language,
): Promise<Meeting> {
  const { session } = request;
  const at = new Date();
  const meeting = await app.inScope(session, async (tx) => {
    const row = await meetingFor(tx, id, true);
    const areaCode = areaOf(row);
    if (!mayAct(session, areaCode, act)) throw new AppError('access.denied');
    const state = stateAfter(act, row.state);
    if (act === 'open' && state !== undefined && row.packId === null) throw new AppError('meeting.noPack');
    if (state === undefined || !isPossible(row, act)) throw new AppError('meeting.notNow', row.state, act);
    if (act === 'prepare') await queuePack(tx, id);
    else await setMeetingState(tx, id, state, at);
    await tellSubject(tx, 'meeting', row.area, id);
    const detail = { act, state };
    await app.audit({ action: 'meeting.acted', object: `meeting:${id}`, areaCode, detail }, request, tx);
    return meetingAs(app, tx, session, await meetingFor(tx, id), language);
  });
  if (act === 'prepare') app.meetings.hint();
  return meeting;
}
