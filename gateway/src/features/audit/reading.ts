import type { AuditFilter } from '@fengqiao/contract/audit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { filterDetail } from './service.ts';

const onceIn = 60_000;
const mostRemembered = 1_000;

/** Writes down who reads the log and what they look for, at most once per minute, account and filter. */
export function readingNotes(
  app: FastifyInstance,
): (request: FastifyRequest, filter: AuditFilter) => Promise<void> {
  const noted = new Map<string, number>();
  return async (request, filter) => {
    const detail = filterDetail(filter);
    const key = `${request.session.account} ${JSON.stringify(detail)}`;
    const now = Date.now();
    if (now - (noted.get(key) ?? 0) < onceIn) return;
    if (noted.size >= mostRemembered) noted.clear();
    noted.set(key, now);
    await app.audit({ action: 'audit.read', detail }, request);
  };
}
