/** Each bucket of the resolution histogram is a tenth wider than the one before: quantiles are right to five per cent. */
const growth = 1.1;
const hourMs = 3_600_000;

/** Bucket of a time from registration to resolution: 0 = under an hour (or before it was registered). */
export function resolutionBucket(durationMs: number): number {
  const hours = durationMs / hourMs;
  return hours < 1 ? 0 : Math.floor(Math.log(hours) / Math.log(growth)) + 1;
}

/** Hours that stand for a bucket: its geometric middle. */
export function bucketHours(bucket: number): number {
  return bucket === 0 ? 0.5 : growth ** (bucket - 0.5);
}
