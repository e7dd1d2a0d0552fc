import type { TileState } from '@fengqiao/contract/screen-reports';
import { ApiError } from '../../../lib/api.ts';
import { useTold } from '../tell-tile.tsx';

/** Says how a tile is that shows records: what it shows is live while they are there. */
export function useToldQuery({ data, error }: { data: unknown; error: unknown }): void {
  const state: TileState = data !== undefined ? 'live' : error ? 'failed' : 'waiting';
  useTold(state, error instanceof ApiError ? error.code : null);
}
