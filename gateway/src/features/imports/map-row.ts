import { createHash } from 'node:crypto';
import { format } from 'node:util';
import { areaKey, areaLevel, areaRange } from '@fengqiao/contract/areas';
import { channels, type LadderLevel, ladderLevels } from '@fengqiao/contract/cases';
import { type ErrorCode, errorTable } from '@fengqiao/contract/errors';
import type { ImportMapping } from '@fengqiao/contract/imports';
import type { IngestEvent } from '@fengqiao/contract/ingest';
import { AppError } from '../../plugins/errors.ts';
import type { Profile } from '../../profiles/profile-schema.ts';
import { cellText, type Row, UnreadableCell } from './cell.ts';
import type { Field, Header } from './header.ts';
import { offsetMinutes, parseTime } from './parse-time.ts';

/** Why a row cannot be taken, and in which column. */
export class RowFault {
  readonly code: ErrorCode;
  readonly message: string;
  readonly column: string | null;
  constructor(column: string | null, code: ErrorCode, ...args: readonly (string | number)[]) {
    this.column = column;
    this.code = code;
    this.message = format(errorTable[code][1], ...args);
  }
}

export interface RowMapper {
  /** The events of a row: registered, and resolved and notes where the row tells of them. */
  eventsOf(row: Row): IngestEvent[] | RowFault;
  /** The row by column names, as it is kept for repair. */
  keep(row: Row): Record<string, string>;
}

const longestTitle = 200;
const longestDetail = 20_000;
const longestNote = 4_000;
const channelWords: Record<string, (typeof channels)[number]> = {
  现场: 'onsite',
  平台: 'platform',
  网络: 'platform',
  电话: 'phone',
  微信: 'wechat',
  短信: 'sms',
};

/** Checks a mapping beyond its shape. Throws `import.badMapping`. */
export function checkMapping(mapping: ImportMapping): void {
  const { resolvedLevel, columns } = mapping;
  if (resolvedLevel !== undefined && !ladderLevels.some((level) => level === resolvedLevel))
    throw new AppError('import.badMapping', `resolvedLevel must be one of ${ladderLevels.join(', ')}`);
  if ((columns.lng === undefined) !== (columns.lat === undefined))
    throw new AppError('import.badMapping', 'columns.lng and columns.lat belong together');
  if (columns.lng !== undefined && mapping.datum === undefined)
    throw new AppError('import.badMapping', 'datum is missing: say in which system the coordinates are');
}

/** Makes events of rows. `areaCode` = area of the sender, whose level a resolution has when nothing says more. */
export function rowMapper(
  mapping: ImportMapping,
  header: Header,
  profile: Profile,
  areaCode: string,
): RowMapper {
  const { columns } = mapping;
  const offset = offsetMinutes(mapping.offset ?? '+08:00');
  const words = Object.keys(mapping.places ?? {}).sort((a, b) => b.length - a.length);
  const categories = categoryWords(mapping, profile);
  const cell = (row: Row, field: Field) => row.cells[header.at[field] ?? -1];
  const text = (row: Row, field: Field) => cellText(cell(row, field));

  function eventsOf(row: Row): IngestEvent[] | RowFault {
    for (const field of Object.keys(columns) as Field[]) {
      const found = cell(row, field);
      if (found instanceof UnreadableCell)
        return new RowFault(
          columns[field] ?? null,
          'row.unreadable',
          row.row,
          columns[field] ?? '',
          found.reason,
        );
    }
    const caseRef = caseRefOf(row);
    if (caseRef instanceof RowFault) return caseRef;
    const registeredAt = timeOf(row, 'registeredAt');
    if (registeredAt instanceof RowFault) return registeredAt;
    if (registeredAt === null) return missing(row, 'registeredAt');
    const resolvedAt = timeOf(row, 'resolvedAt');
    if (resolvedAt instanceof RowFault) return resolvedAt;
    const described = describe(row);
    if (described instanceof RowFault) return described;
    const { event, overflow } = described;
    const id = (suffix: string) => eventId(caseRef, suffix);
    const events: IngestEvent[] = [
      { eventId: id('registered'), caseRef, type: 'case.registered', occurredAt: registeredAt, ...event },
    ];
    if (resolvedAt !== null) {
      const payload = { level: levelOf(event.areaCode) };
      events.push({
        eventId: id('resolved'),
        caseRef,
        type: 'case.resolved',
        occurredAt: resolvedAt,
        payload,
      });
    }
    for (const [index, part] of pieces(overflow + text(row, 'note'), longestNote).entries()) {
      const occurredAt = resolvedAt ?? registeredAt;
      events.push({
        eventId: id(`note:${index + 1}`),
        caseRef,
        type: 'note.added',
        occurredAt,
        payload: { text: part },
      });
    }
    return events;
  }

  function caseRefOf(row: Row): string | RowFault {
    const found = cell(row, 'caseRef');
    const caseRef = cellText(found);
    if (caseRef === '') return missing(row, 'caseRef');
    // 15 digits are what a spreadsheet keeps of a number; the rest is gone for ever.
    const rounded = typeof found === 'number' && !(Number.isInteger(found) && Math.abs(found) < 1e15);
    if (rounded || /^\d+(\.\d+)?E\+?\d+$/i.test(caseRef))
      return new RowFault(columns.caseRef, 'row.brokenId', row.row, columns.caseRef, caseRef);
    return caseRef.length <= 120 ? caseRef : `${caseRef.slice(0, 80)}#${hash(caseRef)}`;
  }

  function timeOf(row: Row, field: 'registeredAt' | 'resolvedAt'): string | null | RowFault {
    const found = cell(row, field);
    const value = typeof found === 'number' ? found : cellText(found);
    if (value === '') return null;
    const at = parseTime(value, offset);
    const column = columns[field] ?? '';
    return at === null
      ? new RowFault(column, 'row.badTime', row.row, column, value)
      : new Date(at).toISOString();
  }

  function describe(row: Row): { event: Partial<IngestEvent>; overflow: string } | RowFault {
    const event: Partial<IngestEvent> = {};
    const area = areaOf(row);
    if (area instanceof RowFault) return area;
    if (area !== null) event.areaCode = area;
    const category = text(row, 'category');
    if (category !== '') {
      const code = categories.get(category);
      if (code === undefined)
        return new RowFault(columns.category ?? null, 'event.unknownCategory', category, profile.id);
      event.category = code;
    }
    const channel = channelOf(text(row, 'channel'));
    if (channel !== null) event.channel = channel;
    const fault = figures(row, event);
    if (fault !== null) return fault;
    const title = text(row, 'title').replaceAll(/\s+/g, ' ');
    let detail = text(row, 'detail');
    if (title.length > longestTitle) detail = `${title}\n${detail}`;
    if (title !== '') event.title = title.length > longestTitle ? `${head(title, longestTitle - 1)}…` : title;
    if (detail !== '') event.detail = head(detail, longestDetail);
    return { event, overflow: detail.slice(event.detail?.length ?? 0) };
  }

  function areaOf(row: Row): string | null | RowFault {
    const places = mapping.places ?? {};
    if (columns.area === undefined) {
      for (const from of [text(row, 'title'), text(row, 'detail')]) {
        const word = words.find((one) => from.includes(one));
        if (word !== undefined) return places[word] ?? null;
      }
      return null;
    }
    const found = text(row, 'area');
    if (found === '') return null;
    const word = words.find((one) => found.includes(one));
    if (word !== undefined) return places[word] ?? null;
    if (/^(\d{6}|\d{9}|\d{12}|\d{15})$/.test(found)) return found;
    return new RowFault(columns.area, 'row.unknownPlace', row.row, columns.area, found);
  }

  function figures(row: Row, event: Partial<IngestEvent>): RowFault | null {
    const unreadable = (field: Field, reason: string) =>
      new RowFault(columns[field] ?? null, 'row.unreadable', row.row, columns[field] ?? '', reason);
    const people = text(row, 'people').replace(/[人名个\s]+$/, '');
    if (people !== '') {
      if (!/^[1-9]\d{0,6}$/.test(people)) return unreadable('people', `${people} is no number of people`);
      event.people = Number(people);
    }
    const amount = text(row, 'amountYuan').replaceAll(/[,，\s元¥￥]/g, '');
    if (amount !== '') {
      if (!/^\d{1,13}(\.\d+)?$/.test(amount))
        return unreadable('amountYuan', `${amount} is no amount in yuan`);
      event.amountYuan = amount.replace(/(\.\d\d)\d+$/, '$1');
    }
    const [lng, lat] = [text(row, 'lng'), text(row, 'lat')];
    if (lng === '' && lat === '') return null;
    const location = { lng: Number(lng), lat: Number(lat), datum: mapping.datum ?? 'WGS84' };
    if (lng === '' || !Number.isFinite(location.lng))
      return unreadable('lng', `${lng || 'nothing'} is no longitude`);
    if (lat === '' || !Number.isFinite(location.lat))
      return unreadable('lat', `${lat || 'nothing'} is no latitude`);
    event.location = location;
    return null;
  }

  function levelOf(area: string | undefined): LadderLevel {
    if (mapping.resolvedLevel !== undefined) return mapping.resolvedLevel as LadderLevel;
    const level = areaLevel(area ?? areaCode);
    return level === 'grid' ? 'group' : level === 'province' ? 'city' : level;
  }

  function missing(row: Row, field: Field): RowFault {
    const column = columns[field] ?? '';
    return new RowFault(column, 'row.missing', row.row, column);
  }

  return {
    eventsOf,
    keep: (row) =>
      Object.fromEntries(
        row.cells.flatMap((found, index) => {
          const name = header.names[index] || `column ${index + 1}`;
          const words = found instanceof UnreadableCell ? `(${found.reason})` : cellText(found);
          return words === '' ? [] : [[name, words]];
        }),
      ),
  };
}

/** The mapping's own words, the profile's labels, and the codes themselves. */
function categoryWords(mapping: ImportMapping, profile: Profile): Map<string, string> {
  const words = new Map<string, string>();
  for (const { code, label } of profile.categories) {
    for (const word of [code, label.zh, `${label.zh}纠纷`, label.en]) words.set(word, code);
  }
  for (const [word, code] of Object.entries(mapping.categories ?? {})) words.set(word.trim(), code);
  return words;
}

/** A channel that the product has no word for is left out: it decides nothing. */
function channelOf(text: string): (typeof channels)[number] | null {
  const code = channels.find((channel) => channel === text);
  if (code !== undefined) return code;
  const word = Object.keys(channelWords).find((one) => text.includes(one));
  return word === undefined ? null : (channelWords[word] ?? null);
}

/** At most 64 characters, the same for the same row of the same file, whenever it is imported. */
function eventId(caseRef: string, suffix: string): string {
  const id = `${caseRef}:${suffix}`;
  return id.length <= 64 ? id : `${caseRef.slice(0, 24)}#${hash(caseRef)}:${suffix}`;
}

const hash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16);

/** The first characters, not cutting one in half. */
function head(text: string, length: number): string {
  const cut = text.slice(0, length);
  return /[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut;
}

function pieces(text: string, length: number): string[] {
  const parts: string[] = [];
  for (let rest = text; rest !== ''; ) {
    const part = head(rest, length);
    parts.push(part);
    rest = rest.slice(part.length);
  }
  return parts;
}

/** Area codes of a mapping that are outside a sender's area. */
export function strayPlaces(mapping: ImportMapping, areaCode: string): string[] {
  const { lo, hi } = areaRange(areaCode);
  return Object.values(mapping.places ?? {}).filter((code) => areaKey(code) < lo || areaKey(code) > hi);
}
