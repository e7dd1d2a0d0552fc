import type { HealthState } from '@fengqiao/contract/camera-health';

/** How long a camera must be silent until that is an outage, and how long it must send until that is over, ms. */
export const outageBeginsAfterMs = 10_000;
export const outageEndsAfterMs = 30_000;

/** What a relay says of its camera: `unsure` while it connects. */
export type Sign = 'good' | 'bad' | 'unsure';

/** What is known of a camera from the signs of its relay. */
export interface CameraWatch {
  /** null until the signs have said the same for long enough. */
  verdict: HealthState | null;
  /** Since when it has been good without a break, epoch ms. */
  goodSince: number | null;
  /** Since when it has been bad, without having been good for long enough in between. */
  badSince: number | null;
}

export const unknownCamera: CameraWatch = { verdict: null, goodSince: null, badSince: null };

/**
 * One outage is one alarm: a camera that comes and goes is out from its first silence until it has stayed for
 * `outageEndsAfterMs`. `since` = when the verdict became true; null = it is what it was.
 */
export function watchCamera(
  before: CameraWatch,
  sign: Sign,
  nowMs: number,
): { watch: CameraWatch; since: number | null } {
  if (sign === 'unsure') return { watch: { ...before, goodSince: null }, since: null };
  const goodSince = sign === 'good' ? (before.goodSince ?? nowMs) : null;
  const steady = goodSince !== null && nowMs - goodSince >= outageEndsAfterMs;
  const badSince = steady ? null : (before.badSince ?? (sign === 'bad' ? nowMs : null));
  const out = sign === 'bad' && badSince !== null && nowMs - badSince >= outageBeginsAfterMs;
  const verdict = steady ? 'online' : out ? 'outage' : before.verdict;
  const since = verdict === before.verdict ? null : verdict === 'online' ? goodSince : badSince;
  return { watch: { verdict, goodSince, badSince }, since };
}
