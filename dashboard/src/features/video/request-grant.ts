import type { PlayGrant } from '@fengqiao/contract/cameras';
import type { PlayMany } from '@fengqiao/contract/play-many';
import { ApiError, request } from '../../lib/api.ts';
import { GrantDesk } from './grant-desk.ts';

const patienceMs = 10_000;
const forbidden = 403;

const desk = new GrantDesk({
  one: (cameraId) =>
    request<PlayGrant>(`/api/cameras/${cameraId}/play`, {
      method: 'POST',
      signal: AbortSignal.timeout(patienceMs),
    }),
  many: async (cameraIds) => {
    const { items } = await request<PlayMany>('/api/cameras/play', {
      method: 'POST',
      body: { cameraIds },
      signal: AbortSignal.timeout(patienceMs),
    });
    return items.map((item) => ('grant' in item ? item.grant : new ApiError(forbidden, item.error)));
  },
});

/** Asks the gateway for the way to a camera's picture. Throws `ApiError`. */
export const requestGrant = (cameraId: string): Promise<PlayGrant> => desk.request(cameraId);

/** Has cameras pulled that will be shown in a moment. Nothing is lost when it fails: their players ask again. */
export function pullSoon(cameraIds: readonly string[]): void {
  if (cameraIds.length === 0) return;
  void request<PlayMany>('/api/cameras/play', {
    method: 'POST',
    body: { cameraIds, soon: true },
    signal: AbortSignal.timeout(patienceMs),
  }).catch(() => undefined);
}
