import type { RecordedFile } from './catalogue.ts';
import type { DiskState } from './disk-state.ts';
import type { RingStore } from './ring-store.ts';

const HOUR_MS = 3_600_000;
/** Younger files stay even when space is short: a disk that somebody else fills would else take every picture at once. */
const KEPT_MS = 10 * 60_000;

/** Takes away what is older than its camera's hours. A camera without hours keeps what it has until somebody says. */
export async function dropOverdue(
  store: RingStore,
  hours: ReadonlyMap<string, number>,
  nowMs: number,
): Promise<void> {
  for (const cameraId of store.catalogue.cameras()) {
    const kept = hours.get(cameraId);
    if (kept === undefined) continue;
    const over = ({ endMs, finished }: RecordedFile): boolean => finished && endMs < nowMs - kept * HOUR_MS;
    for (const file of store.catalogue.of(cameraId).filter(over)) await store.remove(file);
  }
}

/** Takes the oldest files of all cameras away until the ring is no larger than it may be. @param maxBytes null: no limit */
export async function dropBeyond(store: RingStore, maxBytes: number | null): Promise<void> {
  while (maxBytes !== null && store.catalogue.bytes > maxBytes) {
    const oldest = store.catalogue.oldest();
    if (oldest === undefined) return;
    await store.remove(oldest);
  }
}

/** Takes the oldest files away until enough of the disk is free; false when that cannot be had. */
export async function makeRoom(store: RingStore, disk: DiskState, nowMs: number): Promise<boolean> {
  while (await disk.isShort()) if (!(await dropOldest(store, nowMs))) return false;
  return true;
}

/** Takes the oldest file away; false when there is none that may go for want of space. */
export async function dropOldest(store: RingStore, nowMs: number): Promise<boolean> {
  const oldest = store.catalogue.oldest();
  if (oldest === undefined || oldest.endMs > nowMs - KEPT_MS) return false;
  await store.remove(oldest);
  return true;
}
