/** Everything is shown in Asia/Shanghai, which has been UTC+8 without daylight saving since 1991. */
const offsetMs = 8 * 3_600_000;
export const minuteMs = 60_000;
export const hourMs = 3_600_000;
export const dayMs = 86_400_000;

const two = (value: number) => String(value).padStart(2, '0');

/** An instant as the fields a clock in Shanghai shows. */
function shanghai(at: number | string) {
  const date = new Date((typeof at === 'string' ? Date.parse(at) : at) + offsetMs);
  return {
    day: `${date.getUTCFullYear()}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`,
    monthDay: `${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`,
    weekday: date.getUTCDay(),
    minutes: `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`,
    seconds: two(date.getUTCSeconds()),
  };
}

/** `2026-11-22`. */
export const dayOf = (at: number | string): string => shanghai(at).day;
/** 0 = Sunday. */
export const weekdayOf = (at: number | string): number => shanghai(at).weekday;
/** `15:42`. */
export const minuteOf = (at: number | string): string => shanghai(at).minutes;
/** `15:42:08`. */
export const secondOf = (at: number | string): string => `${shanghai(at).minutes}:${shanghai(at).seconds}`;
/** `2026-11-22 15:42`. */
export const dateTimeOf = (at: number | string): string => `${shanghai(at).day} ${shanghai(at).minutes}`;
/** `11-22 15:42`. */
export const shortDateTimeOf = (at: number | string): string =>
  `${shanghai(at).monthDay} ${shanghai(at).minutes}`;

/** First millisecond of the day in Shanghai that holds `at`. */
export const startOfDay = (at: number): number => Math.floor((at + offsetMs) / dayMs) * dayMs - offsetMs;
/** An instant for the gateway, `2026-11-22T00:00:00+08:00`. */
export function instantOf(at: number): string {
  return `${new Date(at + offsetMs).toISOString().slice(0, 19)}+08:00`;
}

/** A duration in its largest unit, for `t('time.<unit>', { count })`. */
export function spanOf(durationMs: number): { unit: 'second' | 'minute' | 'hour' | 'day'; count: number } {
  const span = Math.max(0, durationMs);
  if (span < minuteMs) return { unit: 'second', count: Math.floor(span / 1000) };
  if (span < hourMs) return { unit: 'minute', count: Math.floor(span / minuteMs) };
  if (span < 2 * dayMs) return { unit: 'hour', count: Math.floor(span / hourMs) };
  return { unit: 'day', count: Math.floor(span / dayMs) };
}
