import { areaCodeOfKey } from '@fengqiao/contract/areas';
import type { RoomUse, RoomUseInput } from '@fengqiao/contract/room-use';
import { findCase } from '@fengqiao/db/queries/cases';
import { tellRoom } from '@fengqiao/db/queries/outbox';
import { lockRoom, putRoomUse } from '@fengqiao/db/queries/room-use';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { parseCaseCode } from '../../domain/case-code.ts';
import { beganAt, isChange, isDue, refuseRoomUse } from '../../domain/room-use.ts';
import { isOfPlace } from '../../domain/viewing.ts';
import type { Client } from '../../plugins/db.ts';
import { AppError } from '../../plugins/errors.ts';

/**
 * Writes down what a room is used for now. Throws `notFound` for a room or case that the reporter may not see, `viewing.otherPlace`
 * for a case of another county, `request.invalid` in words.
 */
export async function reportRoomUse(
  app: FastifyInstance,
  request: FastifyRequest,
  roomId: string,
  input: RoomUseInput,
): Promise<RoomUse> {
  const { session, source } = request.caller;
  const scope = source ?? request.session;
  return app.inScope(scope, async (client) => {
    const room = await lockRoom(client, roomId);
    if (room === null) throw new AppError('notFound', `Room ${roomId}`);
    const { area, now, use: before } = room;
    const refusal = refuseRoomUse(input, now);
    if (refusal !== null) throw new AppError('request.invalid', refusal);
    const caseId =
      input.caseCode === undefined ? null : await caseOf(client, input.caseCode, areaCodeOfKey(area));
    const since = beganAt(input, before, now);
    const { state } = input;
    const by = session?.account ?? `source:${source?.name ?? ''}`;
    await putRoomUse(client, { roomId, area, state, since, by, caseId });
    const changed = isChange({ state, caseId }, before);
    if (changed || isDue(before, now)) await tellRoom(client, area, roomId);
    if (changed)
      await app.audit(
        {
          action: 'room.reported',
          object: `room:${roomId}`,
          areaCode: areaCodeOfKey(area),
          detail: { state, since: since.toISOString(), case: input.caseCode ?? null },
        },
        request,
        client,
      );
    return {
      state,
      since: since.toISOString(),
      reportedAt: now.toISOString(),
      caseCode: input.caseCode ?? null,
    };
  });
}

async function caseOf(client: Client, caseCode: string, roomArea: string): Promise<number> {
  if (parseCaseCode(caseCode) === null)
    throw new AppError('request.invalid', `the check digit of case code ${caseCode} is wrong: mistyped?`);
  const found = await findCase(client, caseCode);
  if (found === null) throw new AppError('notFound', `Case ${caseCode}`);
  if (!isOfPlace(areaCodeOfKey(found.area), roomArea)) throw new AppError('viewing.otherPlace', caseCode);
  return found.case_id;
}
