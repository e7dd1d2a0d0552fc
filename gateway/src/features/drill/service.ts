import type { AuditAction, AuditDetail } from '@fengqiao/contract/audit';
import type { DrillInput, DrillState } from '@fengqiao/contract/drill';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** Starts a drill and writes it down; it is being prepared when this answers. */
export async function holdDrill(
  app: FastifyInstance,
  request: FastifyRequest,
  input: DrillInput,
): Promise<DrillState> {
  const { id } = await app.drill.start(request.session, input);
  const { story, speed, minutes, reason } = input;
  return noteDrill(app, request, 'drill.started', id, { story, speed, minutes, reason });
}

/** Writes an act around a drill into the real log; answers how it stands. */
export async function noteDrill(
  app: FastifyInstance,
  request: FastifyRequest,
  action: AuditAction,
  id: string,
  detail: AuditDetail = {},
): Promise<DrillState> {
  await app.audit({ action, object: `drill:${id}`, detail }, request);
  return app.drill.state(request.session);
}

/** Leaves the drill; whoever is not inside, or after its end, is none the worse. */
export async function leaveDrill(app: FastifyInstance, request: FastifyRequest): Promise<DrillState> {
  const wasInside = await app.drill.leave(request.session);
  await app.audit({ action: 'drill.left', detail: { wasInside } }, request);
  return app.drill.state(request.session);
}
