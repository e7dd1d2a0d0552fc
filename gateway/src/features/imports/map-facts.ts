import type { ImportMapping } from '@fengqiao/contract/imports';
import type { IngestEvent } from '@fengqiao/contract/ingest';
import type { Profile } from '../../profiles/profile-schema.ts';
import type { CaseRow } from './case-row.ts';
import { RefusedRow, RowFault } from './row-fault.ts';
import { categoryWords, channelOf } from './row-words.ts';
import { head } from './text-pieces.ts';

const longestTitle = 200;
const longestDetail = 20_000;

/** What a row says of its case; `overflow` = the end of a detail that is too long for one. Throws `RefusedRow`. */
export type FactsReader = (row: CaseRow) => { facts: Partial<IngestEvent>; overflow: string };

/** Reads place, category, channel, numbers and words of rows by a mapping. */
export function factsReader(mapping: ImportMapping, profile: Profile): FactsReader {
  const { columns, places = {}, preset = {} } = mapping;
  const placeWords = Object.keys(places).sort((a, b) => b.length - a.length);
  const categories = categoryWords(mapping, profile);
  const placeIn = (text: string): string | undefined => {
    const word = placeWords.find((one) => text.includes(one));
    return word === undefined ? undefined : places[word];
  };

  function areaOf(row: CaseRow): string | undefined {
    if (columns.area === undefined) return placeIn(row.text('title')) ?? placeIn(row.text('detail'));
    const found = row.text('area');
    if (found === '') return undefined;
    const place = placeIn(found);
    if (place !== undefined) return place;
    if (/^(\d{6}|\d{9}|\d{12}|\d{15})$/.test(found)) return found;
    return row.refuse(columns.area, 'row.unknownPlace', found);
  }

  function categoryOf(row: CaseRow): string | undefined {
    const word = row.text('category');
    if (word === '') return preset.category;
    const code = categories.get(word);
    if (code !== undefined) return code;
    throw new RefusedRow(
      new RowFault(columns.category ?? null, 'event.unknownCategory', word.slice(0, 80), profile.id),
    );
  }

  return (row) => {
    const facts: Partial<IngestEvent> = {};
    const areaCode = areaOf(row);
    if (areaCode !== undefined) facts.areaCode = areaCode;
    const category = categoryOf(row);
    if (category !== undefined) facts.category = category;
    const channel = channelOf(row.text('channel'), mapping.channels) ?? preset.channel;
    if (channel !== undefined) facts.channel = channel;
    const reporter = row.text('reporter').slice(0, 120);
    if (reporter !== '') facts.reporterRef = reporter;
    readFigures(row, mapping, facts);
    const title = row.text('title').replaceAll(/\s+/g, ' ');
    let detail = row.text('detail');
    if (title.length > longestTitle) detail = `${title}\n${detail}`;
    if (title !== '') facts.title = title.length > longestTitle ? `${head(title, longestTitle - 1)}…` : title;
    if (detail !== '') facts.detail = head(detail, longestDetail);
    return { facts, overflow: detail.slice(facts.detail?.length ?? 0) };
  };
}

function readFigures(row: CaseRow, { columns, datum }: ImportMapping, facts: Partial<IngestEvent>): void {
  const refuse = (field: 'people' | 'amountYuan' | 'lng' | 'lat', reason: string): never =>
    row.refuse(columns[field] ?? '', 'row.unreadable', reason);
  const people = row.text('people').replace(/[人名个\s]+$/, '');
  if (people !== '') {
    if (!/^[1-9]\d{0,6}$/.test(people)) refuse('people', `${people} is no number of people`);
    facts.people = Number(people);
  }
  const amount = row.text('amountYuan').replaceAll(/[,，\s元¥￥]/g, '');
  if (amount !== '') {
    if (!/^\d{1,13}(\.\d+)?$/.test(amount)) refuse('amountYuan', `${amount} is no amount in yuan`);
    facts.amountYuan = amount.replace(/(\.\d\d)\d+$/, '$1');
  }
  const [lng, lat] = [row.text('lng'), row.text('lat')];
  if (lng === '' && lat === '') return;
  const location = { lng: Number(lng), lat: Number(lat), datum: datum ?? 'WGS84' };
  if (lng === '' || !Number.isFinite(location.lng)) refuse('lng', `${lng || 'nothing'} is no longitude`);
  if (lat === '' || !Number.isFinite(location.lat)) refuse('lat', `${lat || 'nothing'} is no latitude`);
  facts.location = location;
}
