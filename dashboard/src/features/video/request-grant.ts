import type { PlayGrant } from '@fengqiao/contract/cameras';
import { request } from '../../lib/api.ts';

/** Asks the gateway for the way to a camera's picture. Throws `ApiError`. */
export const requestGrant = (cameraId: string): Promise<PlayGrant> =>
  request<PlayGrant>(`/api/cameras/${cameraId}/play`, {
    method: 'POST',
    signal: AbortSignal.timeout(10_000),
  });
