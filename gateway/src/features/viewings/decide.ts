import type { ErrorCode } from '@fengqiao/contract/errors';
import type { Viewing, ViewingDecision } from '@fengqiao/contract/viewings';
import {
  decideViewing,
  endViewing,
  findViewing,
  lockViewing,
  type ViewingRow,
} from '@fengqiao/db/queries/viewings';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { refuseDecision, refuseEnd } from '../../domain/viewing.ts';
import { type Client, wholeCountry } from '../../plugins/db.ts';
import { AppError } from '../../plugins/errors.ts';
import { asSeenBy } from './service.ts';
import { writeStep } from './write-step.ts';

/**
 * The second person's word. Throws `notFound`, `access.denied`, `viewing.self`, `viewing.decided`, `viewing.over`,
 * `viewing.noReason`.
 */
export async function decide(
  app: FastifyInstance,
  request: FastifyRequest,
  id: string,
  input: ViewingDecision,
): Promise<Viewing> {
  const { session } = request;
  const { decision } = input;
  const reason = input.reason ?? null;
  if (decision === 'refused' && reason === null) throw new AppError('viewing.noReason');
  const step = app.inScope(session, async (client) => {
    const row = await held(client, id);
    allow(refuseDecision(row, session, row.now));
    await decideViewing(client, id, { decision, reason, decidedBy: session.account });
    const after = await writeStep(app, client, request, id, {
      audit: 'viewing.decided',
      access: decision === 'approved' ? 'viewingApproved' : 'viewingRefused',
      detail: { decision, minutes: row.minutes, ...(reason === null ? {} : { reason }) },
    });
    return asSeenBy(session, after);
  });
  return step.catch((error: unknown) => noteRefusal(app, request, id, error));
}

/** Takes the picture down, or a request back. Throws `notFound`, `access.denied`, `viewing.over`. */
export async function end(app: FastifyInstance, request: FastifyRequest, id: string): Promise<Viewing> {
  const { session } = request;
  // The room's own people may end what they must not read: the case may be sealed, or another township's.
  const seen = await app.readScope(session, (client) => findViewing(client, id));
  if (seen === null) throw new AppError('notFound', `Viewing ${id}`);
  const step = app.inScope({ ...wholeCountry, account: session.account }, async (client) => {
    const row = await held(client, id);
    allow(refuseEnd(row, session, row.now));
    await endViewing(client, id, session.account);
    await writeStep(app, client, request, id, {
      audit: 'viewing.ended',
      access: 'viewingEnded',
      detail: { before: row.decision ?? 'requested' },
    });
  });
  await step.catch((error: unknown) => noteRefusal(app, request, id, error));
  // Even if nobody was looking: a grant may be on its way.
  await app.media.endApproval(id);
  const row = await app.readScope(session, (client) => findViewing(client, id));
  return asSeenBy(session, row ?? seen);
}

async function held(client: Client, id: string): Promise<ViewingRow> {
  const row = await lockViewing(client, id);
  if (row === null) throw new AppError('notFound', `Viewing ${id}`);
  return row;
}

function allow(refusal: ErrorCode | null): void {
  if (refusal !== null) throw new AppError(refusal);
}

/** Whoever tries what is another's stands in the audit log; the transaction of the attempt is gone. */
async function noteRefusal(
  app: FastifyInstance,
  request: FastifyRequest,
  id: string,
  error: unknown,
): Promise<never> {
  const code = error instanceof AppError ? error.code : '';
  if (code === 'access.denied' || code === 'viewing.self')
    await app.audit(
      { action: 'access.denied', outcome: 'refused', object: `viewing:${id}`, detail: { code } },
      request,
    );
  throw error;
}
