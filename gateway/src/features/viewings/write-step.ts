import { areaKey } from '@fengqiao/contract/areas';
import type { AuditAction } from '@fengqiao/contract/audit';
import type { CaseAccess } from '@fengqiao/contract/confidentiality';
import { insertCaseAccess } from '@fengqiao/db/queries/case-access';
import { tellViewing } from '@fengqiao/db/queries/outbox';
import { findViewing, type ViewingRow } from '@fengqiao/db/queries/viewings';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Client } from '../../plugins/db.ts';
import { AppError } from '../../plugins/errors.ts';

/** One step of a viewing, in the words of the two records it stands in. */
export interface Step {
  audit: AuditAction;
  access: CaseAccess['action'];
  detail: Record<string, string | number | null>;
}

/** How the gateway names itself where it acts by itself. */
export const gatewayItself = { account: 'gateway', displayName: '系统' };

/**
 * Writes a step that was just taken into the case, tells both sides, and writes the audit log; all in the step's own transaction.
 * `request` null = the gateway's own step.
 */
export async function writeStep(
  app: FastifyInstance,
  client: Client,
  request: FastifyRequest | null,
  id: string,
  { audit, access, detail }: Step,
): Promise<ViewingRow> {
  const row = await findViewing(client, id);
  if (row === null) throw new AppError('notFound', `Viewing ${id}`);
  const { account, displayName } = request?.session ?? gatewayItself;
  await insertCaseAccess(client, {
    caseId: row.caseId,
    account,
    displayName,
    action: access,
    detail: { viewing: id, camera: row.cameraId, ...detail },
  });
  await tellViewing(client, areaKey(row.areaCode), id);
  const object = `camera:${row.cameraId}`;
  const facts = { viewing: id, caseCode: row.caseCode, requestedBy: row.requestedBy, ...detail };
  await app.audit({ action: audit, object, areaCode: row.areaCode, detail: facts }, request, client);
  return row;
}
