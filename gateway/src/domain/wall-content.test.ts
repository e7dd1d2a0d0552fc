import type { Place, Tile } from '@fengqiao/contract/wall-tiles';
import { describe, expect, test } from 'vitest';
import {
  type KnownThings,
  type NamedContent,
  namedIn,
  refuseCameras,
  refuseContent,
  withoutGone,
} from './wall-content.ts';

const [street, room, elsewhere] = ['1', '2', '3'].map((digit) => digit.repeat(20));
const [open, sealed] = ['511902-2026-000001-1', '511902-2026-000002-9'];
const known: KnownThings = {
  wallArea: '511900',
  cameras: new Map([
    [street, { areaCode: '511902', private: false }],
    [room, { areaCode: '511902', private: true }],
    [elsewhere, { areaCode: '511700', private: false }],
  ] as [string, { areaCode: string; private: boolean }][]),
  cases: new Map([
    [open, { areaCode: '511902', sealed: false }],
    [sealed, { areaCode: '511902', sealed: true }],
  ] as [string, { areaCode: string; sealed: boolean }][]),
  areas: new Set(['511900', '511902']),
};
const camera = (cameraId = ''): Tile => ({ kind: 'camera', cameraId });
const empty: Tile = { kind: 'empty' };
const content = (tiles: Tile[], fields: Partial<NamedContent> = {}): NamedContent => ({
  id: '2',
  layout: '4',
  tiles,
  places: [],
  ...fields,
});

describe('what a screen may show', () => {
  test('is everything that lies in the area of its wall and is for everybody', () => {
    const tiles: Tile[] = [
      camera(street),
      { kind: 'map', area: '511902' },
      { kind: 'case', caseCode: open ?? '' },
      { kind: 'page', path: '/big-screen?area=511900' },
      { kind: 'chart', panel: 'totals', area: '511900' },
      { kind: 'text', text: '值班：张三' },
      empty,
    ];
    expect(refuseContent(content(tiles, { layout: '9' }), known)).toBeNull();
  });

  test.each<[string, Tile, string]>([
    ['a mediation room', camera(room), 'wall.privateCamera'],
    ['a camera that is not there', camera('9'.repeat(20)), 'notFound'],
    ['a camera of another city', camera(elsewhere), 'wall.otherArea'],
    ['a sealed case', { kind: 'case', caseCode: sealed ?? '' }, 'wall.sealedCase'],
    ['a case that is not there', { kind: 'case', caseCode: '511902-2026-000003-7' }, 'notFound'],
    ['a map of another city', { kind: 'map', area: '511700' }, 'wall.otherArea'],
    ['an area that is nowhere', { kind: 'list', list: 'red', area: '511999' }, 'notFound'],
    ['a page with names', { kind: 'page', path: '/cases' }, 'wall.badPage'],
    [
      'a consultation that is not there',
      { kind: 'consultation', consultationId: '00000000-0000-4000-8000-000000000000' },
      'notFound',
    ],
  ])('is not %s, and the refusal names screen and tile', (_what, tile, code) => {
    expect(refuseContent(content([empty, tile]), known)).toMatchObject({
      code,
      details: { screen: '2', tile: 2 },
    });
  });
});

describe('a layout', () => {
  const place = (x: number, y: number, w: number, h: number): Place => ({ x, y, w, h });
  const free = (...places: Place[]) =>
    content(
      places.map(() => empty),
      { layout: 'free', places },
    );

  test('holds as many tiles as it has places, and fewer', () => {
    expect(refuseContent(content([]), known)).toBeNull();
    expect(refuseContent(content(Array.from({ length: 5 }, () => empty)), known)).toMatchObject({
      code: 'wall.tooManyTiles',
      details: { room: 4, tiles: 5 },
    });
  });

  test('that is free says where each tile stands', () => {
    expect(refuseContent(free(place(0, 0, 12, 24), place(12, 0, 12, 24)), known)).toBeNull();
    expect(refuseContent(content([empty], { layout: 'free' }), known)).toMatchObject({ code: 'wall.places' });
  });

  test('that is free has no tile over the edge, and none upon another', () => {
    expect(refuseContent(free(place(0, 0, 1, 1), place(13, 0, 12, 24)), known)).toMatchObject({
      code: 'wall.placeOutside',
      details: { tile: 2 },
    });
    expect(refuseContent(free(place(0, 0, 2, 2), place(4, 4, 4, 4), place(1, 1, 4, 4)), known)).toMatchObject(
      {
        code: 'wall.placesOverlap',
        details: { tile: 1, other: 3 },
      },
    );
  });
});

test('what tiles name is asked for once', () => {
  const tiles: Tile[] = [
    camera(street),
    camera(street),
    { kind: 'rooms', area: '511902' },
    { kind: 'map', area: '511902' },
  ];
  expect(namedIn([content(tiles), content([camera(room)])])).toEqual({
    cameraIds: [street, room],
    caseCodes: [],
    areas: ['511902'],
  });
});

test('a tour goes round public cameras of the area of its wall, and the refusal names the first that is none', () => {
  const refusal = (...ids: (string | undefined)[]) =>
    refuseCameras(
      ids.map((id) => id ?? ''),
      known.wallArea,
      known.cameras,
    );
  expect(refusal(street)).toBeNull();
  expect(refusal(street, room)).toMatchObject({ code: 'wall.tourPrivate', details: { what: room } });
  expect(refusal(street, elsewhere)).toMatchObject({ code: 'wall.tourArea', details: { what: elsewhere } });
  expect(refusal('9'.repeat(20))).toMatchObject({ code: 'notFound' });
});

test('a scene whose camera became private or is gone shows that tile empty, and says which', () => {
  const gone = '9'.repeat(20);
  const scene = [content([camera(street), camera(room)]), content([camera(gone)], { id: '3' })];
  const { contents, emptied } = withoutGone(scene, known.cameras);
  expect(contents.map(({ tiles }) => tiles)).toEqual([[camera(street), empty], [empty]]);
  expect(emptied).toEqual([
    { screen: '2', place: 1, cameraId: room },
    { screen: '3', place: 0, cameraId: gone },
  ]);
});
