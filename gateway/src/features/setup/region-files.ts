import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { areaKey } from '@fengqiao/contract/areas';
import type { AreaInput } from '@fengqiao/db/queries/areas';
import type { CameraRecord } from '@fengqiao/db/queries/camera-records';
import type { CentreRecord, RoomRecord } from '@fengqiao/db/queries/centres';
import { parse } from 'csv-parse/sync';
import { initialsOf, ownerKindOf } from '../../domain/camera-words.ts';
import { type PackFloor, readPackFloors } from './region-floors.ts';

type Row = Record<string, string>;

/** A camera of the pack; `live` = path below the demo's camera server, null for one that is not played. */
export interface PackCamera {
  record: CameraRecord;
  live: string | null;
  /** In a public place: it may be on a wall. */
  public: boolean;
}

export interface RegionPack {
  areas: AreaInput[];
  boundaries: { code: string; geometry: unknown }[];
  centres: CentreRecord[];
  rooms: RoomRecord[];
  cameras: PackCamera[];
  floors: PackFloor[];
}

/**
 * Reads the files of a region pack; one made of a site's own boundaries has no centres, rooms, cameras and floors yet. Throws with
 * the name of a file that is missing or malformed.
 */
export async function readRegionPack(folder: string): Promise<RegionPack> {
  const centreRows = await readCsv(folder, 'centres.csv', 'optional');
  const areaOfCentre = new Map(centreRows.map((row) => [field(row, 'id'), areaKey(field(row, 'areaCode'))]));
  return {
    areas: (await readCsv(folder, 'areas.csv')).map(toArea),
    boundaries: await readBoundaries(folder),
    centres: centreRows.map(toCentre),
    rooms: (await readCsv(folder, 'rooms.csv', 'optional')).map((row) => toRoom(row, areaOfCentre)),
    cameras: (await readCsv(folder, 'cameras.csv', 'optional')).map(toCamera),
    floors: await readPackFloors(folder),
  };
}

async function readCsv(
  folder: string,
  name: string,
  need: 'required' | 'optional' = 'required',
): Promise<Row[]> {
  const text = await readFile(join(folder, name), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (need === 'optional' && error.code === 'ENOENT') return '';
    throw error;
  });
  return parse(text, { columns: true, bom: true, skip_empty_lines: true });
}

async function readBoundaries(folder: string): Promise<{ code: string; geometry: unknown }[]> {
  const text = await readFile(join(folder, 'boundaries.geojson'), 'utf8');
  const { features } = JSON.parse(text) as {
    features: { properties: { code: string }; geometry: unknown }[];
  };
  return features.map(({ properties, geometry }) => ({ code: properties.code, geometry }));
}

function field(row: Row, name: string): string {
  const value = row[name];
  if (value === undefined) throw new Error(`column ${name} is missing`);
  return value;
}

const optional = (row: Row, name: string): string | null => row[name] || null;
const number = (row: Row, name: string): number | null => (row[name] ? Number(row[name]) : null);

const toArea = (row: Row): AreaInput => ({
  code: field(row, 'code'),
  level: field(row, 'level'),
  name: field(row, 'name'),
  parent: optional(row, 'parent'),
  lng: number(row, 'lng'),
  lat: number(row, 'lat'),
  // A pack need not know it.
  population: number(row, 'population'),
  synthetic: row.synthetic === '1',
});

const toCentre = (row: Row): CentreRecord => ({
  id: field(row, 'id'),
  name: field(row, 'name'),
  area: areaKey(field(row, 'areaCode')),
  lng: number(row, 'lng'),
  lat: number(row, 'lat'),
  synthetic: row.synthetic === '1',
});

function toRoom(row: Row, areaOfCentre: ReadonlyMap<string, number>): RoomRecord {
  const centreId = field(row, 'centreId');
  const area = areaOfCentre.get(centreId);
  if (area === undefined)
    throw new Error(`rooms.csv: room ${row.id} is in centre ${centreId}, which is not there`);
  return {
    id: field(row, 'id'),
    centreId,
    name: field(row, 'name'),
    area,
    kind: field(row, 'kind'),
    zone: field(row, 'zone'),
    private: row.private === '1',
  };
}

function toCamera(row: Row): PackCamera {
  const [lng, lat] = [number(row, 'lng'), number(row, 'lat')];
  if (lng === null || lat === null) throw new Error(`cameras.csv: camera ${row.id} has no position`);
  return {
    live: optional(row, 'live'),
    public: row.public === '1',
    record: {
      id: field(row, 'id'),
      name: field(row, 'name'),
      area: areaKey(field(row, 'areaCode')),
      owner: field(row, 'owner'),
      ownerKind: ownerKindOf(field(row, 'owner')),
      initials: initialsOf(field(row, 'name')),
      placeType: field(row, 'placeType'),
      zone: optional(row, 'zone'),
      roomId: optional(row, 'roomId'),
      lng,
      lat,
      directionDeg: number(row, 'directionDeg'),
      fovDeg: number(row, 'fovDeg'),
      viewM: number(row, 'viewM'),
      heightM: number(row, 'heightM'),
      ptzType: number(row, 'ptzType'),
      publicPlace: row.public === '1',
      floor: optional(row, 'floor'),
      private: row.private === '1',
      sourceSealed: null,
      synthetic: row.synthetic === '1',
    },
  };
}
