import { isWithin } from '@fengqiao/contract/areas';
import { placesOf } from '@fengqiao/contract/shown-tiles';
import { isWallPage } from '@fengqiao/contract/wall-pages';
import type { Place, ScreenContent, Tile } from '@fengqiao/contract/wall-tiles';
import type { Refusal } from './refusal.ts';

/** Units of a free layout's width and height. */
const grid = 24;

/** A screen and what is to be shown on it. */
export interface NamedContent extends ScreenContent {
  id: string;
}

/** What has to be known of the things that tiles name. What is not in a map is not there for whoever asks. */
export interface KnownThings {
  /** Of the wall: what it shows lies there, so that whoever sees the wall sees all of it. */
  wallArea: string;
  cameras: ReadonlyMap<string, { areaCode: string; private: boolean }>;
  cases: ReadonlyMap<string, { areaCode: string; sealed: boolean }>;
  areas: ReadonlySet<string>;
}

/** Why this cannot be shown on a screen, naming the tile; null = it can. */
export function refuseContent(content: NamedContent, known: KnownThings): Refusal | null {
  return (
    refuseLayout(content) ?? first(content.tiles, (tile, index) => refuseTile(tile, content.id, index, known))
  );
}

/** Why a tour cannot go round these cameras, naming the first; null = it can. */
export function refuseCameras(
  cameraIds: readonly string[],
  wallArea: string,
  cameras: KnownThings['cameras'],
): Refusal | null {
  return first(cameraIds, (cameraId) => {
    const camera = cameras.get(cameraId);
    if (camera === undefined)
      return { code: 'notFound', args: [`Camera ${cameraId}`], details: { what: cameraId } };
    if (!camera.private && isWithin(camera.areaCode, wallArea)) return null;
    return {
      code: camera.private ? 'wall.tourPrivate' : 'wall.tourArea',
      args: [cameraId],
      details: { what: cameraId },
    };
  });
}

/** Every id that tiles name, each once. */
export function namedIn(contents: readonly Pick<ScreenContent, 'tiles'>[]) {
  const tiles = contents.flatMap((content) => content.tiles);
  return {
    cameraIds: [...new Set(tiles.flatMap((tile) => (tile.kind === 'camera' ? [tile.cameraId] : [])))],
    caseCodes: [...new Set(tiles.flatMap((tile) => (tile.kind === 'case' ? [tile.caseCode] : [])))],
    areas: [...new Set(tiles.flatMap((tile) => ('area' in tile ? [tile.area] : [])))],
  };
}

/** Content with the cameras that cannot be shown any more left out, and which those were. */
export function withoutGone<C extends NamedContent>(
  contents: readonly C[],
  cameras: KnownThings['cameras'],
): { contents: C[]; emptied: { screen: string; place: number; cameraId: string }[] } {
  const isGone = (tile: Tile): boolean =>
    tile.kind === 'camera' && cameras.get(tile.cameraId)?.private !== false;
  return {
    contents: contents.map((content) => ({
      ...content,
      tiles: content.tiles.map((tile): Tile => (isGone(tile) ? { kind: 'empty' } : tile)),
    })),
    emptied: contents.flatMap(({ id, tiles }) =>
      tiles.flatMap((tile, place) =>
        tile.kind === 'camera' && isGone(tile) ? [{ screen: id, place, cameraId: tile.cameraId }] : [],
      ),
    ),
  };
}

function refuseLayout({ id, layout, tiles, places }: NamedContent): Refusal | null {
  const room = placesOf({ layout, tiles });
  if (tiles.length > room)
    return {
      code: 'wall.tooManyTiles',
      args: [id, layout, room, tiles.length],
      details: { screen: id, layout, room, tiles: tiles.length },
    };
  if (layout !== 'free') return null;
  if (places.length !== tiles.length)
    return {
      code: 'wall.places',
      args: [id, tiles.length, places.length],
      details: { screen: id, tiles: tiles.length, places: places.length },
    };
  return (
    first(places, ({ x, y, w, h }, index) =>
      x + w <= grid && y + h <= grid ? null : refuse('wall.placeOutside', id, index),
    ) ??
    first(places, (place, index) => {
      const other = places.findIndex((each, at) => at > index && overlap(place, each));
      if (other < 0) return null;
      return {
        code: 'wall.placesOverlap',
        args: [id, index + 1, other + 1],
        details: { screen: id, tile: index + 1, other: other + 1 },
      };
    })
  );
}

const overlap = (one: Place, other: Place): boolean =>
  one.x < other.x + other.w &&
  other.x < one.x + one.w &&
  one.y < other.y + other.h &&
  other.y < one.y + one.h;

function refuseTile(tile: Tile, screen: string, index: number, known: KnownThings): Refusal | null {
  const inArea = (areaCode: string): Refusal | null =>
    isWithin(areaCode, known.wallArea) ? null : refuse('wall.otherArea', screen, index, areaCode);
  if ('area' in tile)
    return (
      inArea(tile.area) ?? (known.areas.has(tile.area) ? null : gone(`Area ${tile.area}`, screen, index))
    );
  switch (tile.kind) {
    case 'camera': {
      const camera = known.cameras.get(tile.cameraId);
      if (camera === undefined) return gone(`Camera ${tile.cameraId}`, screen, index);
      return camera.private
        ? refuse('wall.privateCamera', screen, index, tile.cameraId)
        : inArea(camera.areaCode);
    }
    case 'case': {
      const found = known.cases.get(tile.caseCode);
      if (found === undefined) return gone(`Case ${tile.caseCode}`, screen, index);
      return found.sealed ? refuse('wall.sealedCase', screen, index, tile.caseCode) : inArea(found.areaCode);
    }
    case 'page':
      return isWallPage(tile.path) ? null : refuse('wall.badPage', screen, index, tile.path);
    // There are none yet that anybody could name.
    case 'consultation':
      return gone(`Consultation ${tile.consultationId}`, screen, index);
    default:
      return null;
  }
}

/** Places are counted from 1 where people read them. */
const refuse = (code: Refusal['code'], screen: string, index: number, what?: string): Refusal => ({
  code,
  args: [screen, index + 1, ...(what === undefined ? [] : [what])],
  details: { screen, tile: index + 1, ...(what === undefined ? {} : { what }) },
});

const gone = (what: string, screen: string, index: number): Refusal => ({
  code: 'notFound',
  args: [what],
  details: { screen, tile: index + 1 },
});

function first<T>(items: readonly T[], ask: (item: T, index: number) => Refusal | null): Refusal | null {
  for (const [index, item] of items.entries()) {
    const refusal = ask(item, index);
    if (refusal !== null) return refusal;
  }
  return null;
}
