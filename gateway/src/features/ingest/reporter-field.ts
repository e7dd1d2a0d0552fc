/** Whether an event says who reported; it need not be a good event. */
export const namesReporter = (event: unknown): boolean =>
  typeof event === 'object' && event !== null && Object.hasOwn(event, 'reporterRef');

/** An event for quarantine: who reported is not kept in clear, not even until a repair. */
export function withoutReporter(event: unknown): unknown {
  if (!namesReporter(event)) return event;
  const { reporterRef: _, ...rest } = event as Record<string, unknown>;
  return rest;
}
