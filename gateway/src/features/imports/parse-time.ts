import { lengthOfMonth, parseInstant } from '../../domain/instant.ts';

/** Serials of spreadsheets count days from 1899-12-30; these bounds are 1954 and 2119. */
const firstSerial = 20_000;
const lastSerial = 80_000;
const unixEpochSerial = 25_569;

const date = String.raw`(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?`;
const time = String.raw`[T\s]*(上午|下午|AM|PM)?\s*(\d{1,2})\s*[:时点]\s*(?:(\d{1,2})\s*(?:[:分]\s*(?:(\d{1,2})(?:\.\d+)?\s*秒?)?)?)?`;
const local = new RegExp(`^${date}(?:${time})?$`, 'i');
const compact = /^(\d{4})(\d{2})(\d{2})(?:\s*(\d{2}):?(\d{2}):?(\d{2}))?$/;

/**
 * Milliseconds of a time as people write it: ISO, `2024.3.1`, `2024/3/1 12:05`, `2024年3月1日 下午3时5分`, `20240301`, or a
 * spreadsheet's serial; null when it is none. `offsetMinutes` belongs to times that carry none.
 */
export function parseTime(value: string | number, offsetMinutes: number): number | null {
  if (typeof value === 'number') return serial(value, offsetMinutes);
  const text = value.normalize('NFKC').trim();
  if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/.test(text)) {
    const at = parseInstant(text);
    return typeof at === 'number' ? at : null;
  }
  if (/^\d{5}(\.\d+)?$/.test(text)) return serial(Number(text), offsetMinutes);
  const [, year, month, day, half, hour, minute, second] = splitTime(text) ?? [];
  if (year === undefined) return null;
  return instant(
    [year, month, day, hourOf(half, hour), minute, second].map((part) => Number(part ?? 0)),
    offsetMinutes,
  );
}

function splitTime(text: string): (string | undefined)[] | null {
  const found = local.exec(text);
  if (found !== null) return found;
  const [all, year, month, day, hour, minute, second] = compact.exec(text) ?? [];
  return all === undefined ? null : [all, year, month, day, undefined, hour, minute, second];
}

/** 下午3时 is 15; 下午15时 is 15 as well; 上午12时 is midnight. */
function hourOf(half: string | undefined, hour: string | undefined): number {
  const hours = Number(hour ?? 0);
  if (half === undefined) return hours;
  const afternoon = half === '下午' || half.toUpperCase() === 'PM';
  return afternoon ? (hours < 12 ? hours + 12 : hours) : hours === 12 ? 0 : hours;
}

function instant(parts: readonly number[], offsetMinutes: number): number | null {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts;
  if (month < 1 || month > 12 || day < 1 || day > lengthOfMonth(year, month)) return null;
  if (hour > 23 || minute > 59 || second > 59) return null;
  return Date.UTC(year, month - 1, day, hour, minute, second) - offsetMinutes * 60_000;
}

/** To the second: a serial's fraction of a day is not exact. */
function serial(days: number, offsetMinutes: number): number | null {
  if (!(days >= firstSerial && days <= lastSerial)) return null;
  return Math.round((days - unixEpochSerial) * 86_400) * 1000 - offsetMinutes * 60_000;
}

/** Minutes of `+08:00`. */
export function offsetMinutes(offset: string): number {
  const [hours = 0, minutes = 0] = offset.slice(1).split(':').map(Number);
  return (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}
