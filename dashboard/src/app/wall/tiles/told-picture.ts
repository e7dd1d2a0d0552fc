import type { TileState } from '@fengqiao/contract/screen-reports';
import type { Picture, PictureState } from '../../../features/video/picture.ts';
import type { TileTold } from '../tile-states.ts';

const states: Readonly<Record<PictureState['kind'], TileState>> = {
  connecting: 'waiting',
  live: 'live',
  frozen: 'frozen',
  private: 'private',
  noSource: 'failed',
  denied: 'failed',
  unsupported: 'failed',
  failed: 'failed',
};

const whole = (ms: number | null): number | null => (ms === null ? null : Math.max(0, Math.round(ms)));

/** A picture in the words of a screen's report. */
export function toldOf({ state, latencyMs, frameAgeMs, reason }: Picture): TileTold {
  const code = state.kind === 'failed' ? state.reason : states[state.kind] === 'failed' ? state.kind : reason;
  return {
    state: states[state.kind],
    latencyMs: state.kind === 'live' ? whole(latencyMs) : null,
    frameAgeMs: whole(frameAgeMs),
    error: code === null ? null : code.slice(0, 60),
  };
}
