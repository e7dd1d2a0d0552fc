import { areaKey } from '@fengqiao/contract/areas';
import type { Camera } from '@fengqiao/contract/cameras';
import { insertCaseAccess } from '@fengqiao/db/queries/case-access';
import { tellViewing } from '@fengqiao/db/queries/outbox';
import { noteFirstView, type ViewingRow } from '@fengqiao/db/queries/viewings';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { wholeCountry } from '../../plugins/db.ts';

/** A look at a camera; `viewing` opens a private one. */
interface View {
  camera: Camera;
  viewing: ViewingRow | null;
}

const actOf = ({ id, areaCode }: Camera) =>
  ({ action: 'camera.played', object: `camera:${id}`, areaCode }) as const;

/** Writes down that somebody begins to watch cameras: a page with many tiles takes its turn at the log once. */
export async function writeViews(
  app: FastifyInstance,
  request: FastifyRequest,
  views: readonly View[],
): Promise<void> {
  const open = views.filter(({ viewing }) => viewing === null);
  if (open.length > 0)
    await app.inScope(wholeCountry, async (client) => {
      for (const { camera } of open) await app.audit(actOf(camera), request, client);
    });
  for (const { camera, viewing } of views)
    if (viewing !== null) await writeRoomView(app, request, camera, viewing);
}

/** A look into a private room stands in the case too, and both sides hear of the first. */
async function writeRoomView(
  app: FastifyInstance,
  request: FastifyRequest,
  camera: Camera,
  viewing: ViewingRow,
): Promise<void> {
  const { account, displayName } = request.session;
  await app.inScope(request.session, async (client) => {
    const first = await noteFirstView(client, viewing.id);
    await insertCaseAccess(client, {
      caseId: viewing.caseId,
      account,
      displayName,
      action: 'viewed',
      detail: { camera: camera.id, viewing: viewing.id, approvedBy: viewing.decidedBy },
    });
    if (first) await tellViewing(client, areaKey(camera.areaCode), viewing.id);
    const detail = { viewing: viewing.id, caseCode: viewing.caseCode, approvedBy: viewing.decidedBy };
    await app.audit({ ...actOf(camera), detail }, request, client);
  });
}
