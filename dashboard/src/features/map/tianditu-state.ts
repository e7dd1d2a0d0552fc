/** Whether the last tile of Tianditu failed, and who wants to know. */
let failed = false;
const listeners = new Set<() => void>();

export const tiandituFailed = (): boolean => failed;

/** Calls back when Tianditu stops or begins to answer; returns the way to stop. */
export function onTianditu(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Tells that a tile has come, or has not. */
export function tellTianditu(now: { failed: boolean }): void {
  if (failed === now.failed) return;
  failed = now.failed;
  for (const listener of listeners) listener();
}
