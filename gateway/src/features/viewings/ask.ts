import { areaCodeOfKey, areaKey } from '@fengqiao/contract/areas';
import type { Viewing, ViewingInput } from '@fengqiao/contract/viewings';
import { findCamera, lockCamera } from '@fengqiao/db/queries/cameras';
import { findCase } from '@fengqiao/db/queries/cases';
import { insertViewing, listViewings } from '@fengqiao/db/queries/viewings';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { parseCaseCode } from '../../domain/case-code.ts';
import { isOfPlace, viewingState } from '../../domain/viewing.ts';
import type { Client } from '../../plugins/db.ts';
import { AppError } from '../../plugins/errors.ts';
import { asSeenBy } from './service.ts';
import { type Step, writeStep } from './write-step.ts';

/**
 * Asks to look into a room. Throws `notFound` for a camera or case that the session may not see, `viewing.notPrivate`,
 * `viewing.otherPlace`, `viewing.open`.
 */
export async function askForViewing(
  app: FastifyInstance,
  request: FastifyRequest,
  input: ViewingInput,
): Promise<Viewing> {
  const { session } = request;
  const { cameraId, caseCode, purpose, reason, minutes } = input;
  if (parseCaseCode(caseCode) === null)
    throw new AppError('request.invalid', `the check digit of case code ${caseCode} is wrong: mistyped?`);
  return app.inScope(session, async (client) => {
    // Held, so that two requests of one account take turns.
    await lockCamera(client, cameraId);
    const camera = (await findCamera(client, cameraId))?.camera;
    if (camera === undefined) throw new AppError('notFound', `Camera ${cameraId}`);
    if (!camera.private) throw new AppError('viewing.notPrivate', cameraId);
    const found = await findCase(client, caseCode);
    if (found === null) throw new AppError('notFound', `Case ${caseCode}`);
    if (!isOfPlace(areaCodeOfKey(found.area), camera.areaCode))
      throw new AppError('viewing.otherPlace', caseCode);
    if (await hasOpen(client, cameraId, session.account)) throw new AppError('viewing.open');
    const area = areaKey(camera.areaCode);
    const caseId = found.case_id;
    const requestedBy = session.account;
    const id = await insertViewing(client, {
      cameraId,
      area,
      caseId,
      purpose,
      reason,
      minutes,
      requestedBy,
    });
    const step: Step = {
      audit: 'viewing.requested',
      access: 'viewingRequested',
      detail: { purpose, reason, minutes },
    };
    return asSeenBy(session, await writeStep(app, client, request, id, step));
  });
}

/** Whether an account has a request for a room that waits or may be looked at. */
async function hasOpen(client: Client, cameraId: string, requestedBy: string): Promise<boolean> {
  const rows = await listViewings(client, { cameraId, requestedBy, unfinished: true, limit: 1 });
  return rows.some((row) => ['requested', 'approved'].includes(viewingState(row, row.now)));
}
