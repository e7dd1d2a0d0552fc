import { areaCodeOfKey, areaKey, isWithin } from '@fengqiao/contract/areas';
import type { CameraImportField, CameraImportOptions } from '@fengqiao/contract/camera-imports';
import type { CameraDetail } from '@fengqiao/contract/cameras';
import type { LngLat } from '@fengqiao/contract/common';
import type Type from 'typebox';
import { placeTypeOf } from '../../../domain/camera-words.ts';
import { isInChina, toWgs84 } from '../../../domain/datum.ts';
import { cameraIdFault, cameraIdParts } from '../../../domain/gbt28181.ts';
import type { Places } from '../../../domain/placing.ts';
import type { OpenUpstream } from '../../../plugins/upstreams.ts';
import type { Row } from '../cell.ts';
import { RefusedRow, RowFault } from '../row-fault.ts';
import {
  readDatum,
  readDirection,
  readGrade,
  readPtzType,
  readRtsp,
  readYes,
  readZone,
} from './cell-words.ts';
import type { CameraHeader } from './columns.ts';
import { RowReader } from './row-reader.ts';

/** Fields of a camera that a row may say. */
const facts = [
  'name',
  'areaCode',
  'owner',
  'placeType',
  'zone',
  'location',
  'datum',
  'directionDeg',
  'fovDeg',
  'viewM',
  'heightM',
  'ptzType',
  'publicPlace',
  'securityGrade',
  'floor',
] as const;
type Facts = Pick<CameraDetail, (typeof facts)[number]>;

/** What a row says of a camera; what it does not mention is left out. */
export interface CameraRow {
  row: number;
  id: string;
  facts: Partial<Facts>;
  /** Where a camera lies that nobody has registered and whose row names no area: by its position, else by its id. */
  areaByPlace: string | null;
  source: { url?: string; subUrl?: string; username?: string; password?: string };
  device: { url?: string; username?: string; password?: string };
  upstream: OpenUpstream | null;
}

/** What rows are read against. */
export interface RowContext {
  header: CameraHeader;
  options: CameraImportOptions;
  /** Area of whoever imports. */
  areaCode: string;
  places: Places;
  /** Codes of the areas of that subtree by name; null = several have it. */
  areasByName: ReadonlyMap<string, string | null>;
  /** Platforms by id and by name. */
  upstreams: ReadonlyMap<string, OpenUpstream>;
}

/** Reads one row. Words of secret columns and of addresses never stand in a fault. */
export function readCameraRow(row: Row, context: RowContext): CameraRow | RowFault {
  try {
    const cells = new RowReader(row, context.header);
    const id = cells.id();
    const place = placeOf(cells, context);
    const areaCode = areaOf(cells, context);
    const idFault = cameraIdFault(id, areaCode ?? id.slice(0, 6));
    if (idFault !== null) return new RowFault(cells.column('id'), 'camera.badId', id, idFault);
    const upstream = upstreamOf(cells, context, areaCode);
    const source = sourceOf(cells);
    if (upstream !== null && source.url !== undefined) cells.refuse('upstream', 'twoSources');
    return {
      row: row.row,
      id,
      facts: defined({
        name: cells.short('name', 120),
        areaCode,
        owner: cells.short('owner', 60) ?? context.options.owner,
        placeType: mapped(cells.short('placeType', 40), placeTypeOf),
        zone: cells.read('zone', readZone, 'noZone'),
        ...place,
        directionDeg: cells.read('direction', readDirection, 'noDirection'),
        fovDeg: cells.within('fov', 1, 360),
        viewM: cells.within('viewM', 0, 20_000),
        heightM: cells.within('heightM', -200, 9_000),
        ptzType: cells.read('ptzType', readPtzType, 'noPtzType'),
        publicPlace: cells.read('publicPlace', readYes, 'noYes'),
        securityGrade: cells.read('securityGrade', readGrade, 'noGrade'),
        floor: cells.short('floor', 20),
      }),
      areaByPlace: areaCode === undefined ? areaByPlace(id, place.location, context) : null,
      source,
      device: deviceOf(cells),
      upstream,
    };
  } catch (error) {
    if (error instanceof RefusedRow) return error.fault;
    throw error;
  }
}

function placeOf(cells: RowReader, { options }: RowContext): Partial<Pick<Facts, 'location' | 'datum'>> {
  const lng = cells.within('lng', -180, 180);
  const lat = cells.within('lat', -90, 90);
  const datum = cells.read('datum', readDatum, 'noDatum');
  if (lng === undefined && lat === undefined) return {};
  if (lng === undefined) return cells.refuse('lng', 'noLng');
  if (lat === undefined) return cells.refuse('lat', 'noLat');
  if (!isInChina(lng, lat)) cells.refuse('lng', 'notInChina', lng, lat);
  const given = datum ?? options.datum ?? 'WGS84';
  return { location: toWgs84(lng, lat, given), datum: given };
}

function areaOf(cells: RowReader, context: RowContext): string | undefined {
  const words = cells.text('area');
  if (words === '') return context.options.areaCode;
  const isCode = /^(\d{6}|\d{9}|\d{12}|\d{15})$/.test(words);
  const code = isCode ? words : context.areasByName.get(words);
  if (code === null) return cells.refuse('area', 'severalAreas', words.slice(0, 40));
  // The same words for an area elsewhere as for none: nobody learns from a file what there is.
  if (code === undefined || !context.places.has(areaKey(code)) || !isWithin(code, context.areaCode))
    return cells.refuse('area', 'foreignArea', words.slice(0, 40));
  return code;
}

function areaByPlace(
  id: string,
  location: Type.Static<typeof LngLat> | undefined,
  { places, areaCode }: RowContext,
): string | null {
  const found = location === undefined ? null : places.locate(location.lng, location.lat);
  const located = found === null ? null : areaCodeOfKey(found);
  if (located !== null && isWithin(located, areaCode) && cameraIdFault(id, located) === null) return located;
  const division = cameraIdParts(id)?.division ?? '';
  return division !== '' && places.has(areaKey(division)) && isWithin(division, areaCode) ? division : null;
}

function sourceOf(cells: RowReader): CameraRow['source'] {
  const address = (field: CameraImportField) =>
    cells.text(field) === '' ? undefined : (readRtsp(cells.text(field)) ?? cells.refuse(field, 'noRtsp'));
  const [main, sub] = [address('url'), address('subUrl')];
  return defined({
    url: main?.url,
    subUrl: sub?.url,
    username: cells.short('username', 120) ?? main?.username ?? sub?.username,
    password: cells.short('password', 200) ?? main?.password ?? sub?.password,
  });
}

function deviceOf(cells: RowReader): CameraRow['device'] {
  const url = cells.short('device', 500);
  if (url !== undefined && !/^https?:\/\/[^@\s]+$/.test(url)) cells.refuse('device', 'noDevice');
  const [username, password] = [cells.short('deviceUsername', 120), cells.short('devicePassword', 200)];
  return defined({ url, username, password });
}

function upstreamOf(cells: RowReader, { upstreams }: RowContext, area: string | undefined) {
  const words = cells.text('upstream');
  if (words === '') return null;
  const upstream = upstreams.get(words);
  if (upstream === undefined || (area !== undefined && !isWithin(area, upstream.areaCode)))
    return cells.refuse('upstream', 'foreignUpstream', words.slice(0, 40));
  return upstream;
}

const mapped = <T, U>(value: T | undefined, map: (value: T) => U): U | undefined =>
  value === undefined ? undefined : map(value);

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Without the fields that are undefined. */
const defined = <T extends object>(fields: T): Defined<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Defined<T>;
