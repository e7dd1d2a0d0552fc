import { areaKey } from '@fengqiao/contract/areas';
import type { Camera } from '@fengqiao/contract/cameras';
import { insertCaseAccess } from '@fengqiao/db/queries/case-access';
import { tellViewing } from '@fengqiao/db/queries/outbox';
import { noteFirstView, type ViewingRow } from '@fengqiao/db/queries/viewings';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** Writes down that somebody begins to watch a camera; a look into a private room stands in the case too, and both sides hear of the first. */
export async function writeView(
  app: FastifyInstance,
  request: FastifyRequest,
  camera: Camera,
  viewing: ViewingRow | null,
): Promise<void> {
  const act = { action: 'camera.played', object: `camera:${camera.id}`, areaCode: camera.areaCode } as const;
  if (viewing === null) return app.audit(act, request);
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
    await app.audit({ ...act, detail }, request, client);
  });
}
