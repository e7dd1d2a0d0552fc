/** The day of Asia/Shanghai as instants, epoch ms; null when there is no such day. */
export function daySpan(day: string): { fromMs: number; toMs: number } | null {
  const fromMs = Date.parse(`${day}T00:00:00+08:00`);
  const real = new Date(fromMs + 8 * 3_600_000).toISOString().startsWith(day);
  return Number.isNaN(fromMs) || !real ? null : { fromMs, toMs: fromMs + 24 * 3_600_000 };
}
