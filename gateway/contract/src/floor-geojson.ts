import { type FloorFault, type FloorFaultCode, floorFaults } from './floor-faults.ts';
import { type FloorInput, type FloorRoom, floorRoomKinds, type PlanPoint, type PlanRing } from './floors.ts';
import { namePoint, planBox } from './plan-shape.ts';

/**
 * A plan from a GeoJSON FeatureCollection in metres of its own (a survey, a drawing). Properties say what a feature is:
 * `part` = `outline`, `room` (`name`, `kind`, `roomId`; Polygon or Point) or `camera` (`cameraId`; Point).
 */
export interface ReadFloor {
  outline: PlanRing | null;
  rooms: FloorRoom[];
  cameras: FloorInput['cameras'];
  /** By feature, counted from 1; with any of them the file should be put right. */
  faults: FloorFault[];
}

/** Drawings count upwards from below, screens downwards from above. */
interface ReadOptions {
  yAxis: 'up' | 'down';
}

type Cells = Record<string, unknown>;

interface Feature {
  properties?: Cells | null;
  geometry?: { type?: unknown; coordinates?: unknown } | null;
}

/** Reads a parsed GeoJSON file; names every feature that does not fit. The upper left corner of the outline becomes 0, 0. */
export function readFloorGeojson(value: unknown, { yAxis }: ReadOptions): ReadFloor {
  const read: ReadFloor = { outline: null, rooms: [], cameras: [], faults: [] };
  const features = (value as { features?: unknown } | null)?.features;
  if (!Array.isArray(features)) {
    read.faults.push({ at: 'file', code: 'notGeojson' });
    return read;
  }
  for (const [index, feature] of (features as Feature[]).entries()) {
    const code = readFeature(read, feature);
    if (code !== null) read.faults.push({ at: `feature ${index + 1}`, code });
  }
  if (read.outline === null) {
    read.faults.push({ at: 'file', code: 'noOutline' });
    return read;
  }
  const moved = moveToCorner(read, read.outline, yAxis);
  if (moved.outline !== null && moved.faults.length === 0)
    moved.faults.push(...floorFaults({ ...moved, outline: moved.outline }));
  return moved;
}

/** Puts a feature where it belongs; answers what is wrong with it. */
function readFeature(read: ReadFloor, feature: Feature | null): FloorFaultCode | null {
  const cells = feature?.properties ?? {};
  const geometry = feature?.geometry;
  const ring = geometry?.type === 'Polygon' ? ringOf(geometry.coordinates) : undefined;
  const point = geometry?.type === 'Point' ? planPointOf(geometry.coordinates) : undefined;
  if (ring === null || point === null) return 'badNumbers';
  switch (cells.part ?? (cells.cameraId === undefined ? 'room' : 'camera')) {
    case 'outline':
      return readOutline(read, ring);
    case 'camera':
      return readCamera(read, cells, point);
    case 'room':
      return readRoom(read, cells, ring, point);
    default:
      return 'badGeometry';
  }
}

function readOutline(read: ReadFloor, ring: PlanRing | undefined): FloorFaultCode | null {
  if (ring === undefined) return 'badGeometry';
  if (read.outline !== null) return 'twoOutlines';
  read.outline = ring;
  return null;
}

function readCamera(read: ReadFloor, cells: Cells, point: PlanPoint | undefined): FloorFaultCode | null {
  if (point === undefined) return 'badGeometry';
  const cameraId = String(cells.cameraId ?? '');
  if (!/^\d{20}$/.test(cameraId)) return 'noCameraId';
  read.cameras.push({ cameraId, at: point });
  return null;
}

function readRoom(
  read: ReadFloor,
  cells: Cells,
  ring: PlanRing | undefined,
  point: PlanPoint | undefined,
): FloorFaultCode | null {
  const name = typeof cells.name === 'string' ? cells.name.trim().slice(0, 60) : '';
  if (name === '') return 'noName';
  const kind = floorRoomKinds.find((each) => each === (cells.kind ?? 'office'));
  if (kind === undefined) return 'badKind';
  const at = point ?? (ring === undefined ? undefined : namePoint(ring));
  if (at === undefined) return 'badGeometry';
  const roomId = typeof cells.roomId === 'string' && cells.roomId !== '' ? cells.roomId : null;
  read.rooms.push({ name, kind, roomId, outline: ring ?? null, at });
  return null;
}

/** The outer ring without its repeated last corner; null = not made of numbers. */
function ringOf(coordinates: unknown): PlanRing | null {
  if (!Array.isArray(coordinates) || !Array.isArray(coordinates[0])) return null;
  const points = (coordinates[0] as unknown[]).map(planPointOf);
  if (points.some((point) => point === null)) return null;
  const ring = points.flatMap((point) => (point === null ? [] : [point]));
  const [first, last] = [ring[0], ring.at(-1)];
  if (first && last && ring.length > 1 && first[0] === last[0] && first[1] === last[1]) ring.pop();
  return ring.length >= 3 && ring.length <= 500 ? ring : null;
}

function planPointOf(value: unknown): PlanPoint | null {
  if (!Array.isArray(value)) return null;
  const [x, y] = value as unknown[];
  return typeof x === 'number' && typeof y === 'number' && Number.isFinite(x) && Number.isFinite(y)
    ? [x, y]
    : null;
}

function moveToCorner(read: ReadFloor, outline: PlanRing, yAxis: ReadOptions['yAxis']): ReadFloor {
  const box = planBox(outline);
  const round = (metres: number): number => Math.round(metres * 100) / 100;
  const move = ([x, y]: PlanPoint): PlanPoint => [
    round(x - box.x),
    round(yAxis === 'up' ? box.y + box.height - y : y - box.y),
  ];
  return {
    outline: outline.map(move),
    rooms: read.rooms.map((room) => ({
      ...room,
      outline: room.outline === null ? null : room.outline.map(move),
      at: move(room.at),
    })),
    cameras: read.cameras.map(({ cameraId, at }) => ({ cameraId, at: move(at) })),
    faults: read.faults,
  };
}

/** A plan as a GeoJSON file that `readFloorGeojson` takes back (`yAxis: 'down'`). */
export function floorGeojson({ outline, rooms, cameras }: Pick<FloorInput, 'outline' | 'rooms' | 'cameras'>) {
  const polygon = (ring: PlanRing) => ({
    type: 'Polygon' as const,
    coordinates: [[...ring, ...ring.slice(0, 1)]],
  });
  const point = (at: PlanPoint) => ({ type: 'Point' as const, coordinates: at });
  const feature = (properties: object, geometry: object) => ({
    type: 'Feature' as const,
    properties,
    geometry,
  });
  return {
    type: 'FeatureCollection' as const,
    features: [
      feature({ part: 'outline' }, polygon(outline)),
      ...rooms.map((room) =>
        feature(
          { part: 'room', name: room.name, kind: room.kind, roomId: room.roomId },
          room.outline === null ? point(room.at) : polygon(room.outline),
        ),
      ),
      ...cameras.map(({ cameraId, at }) => feature({ part: 'camera', cameraId }, point(at))),
    ],
  };
}
