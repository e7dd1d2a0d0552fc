import Type from 'typebox';
import { AreaCode } from './areas.ts';
import { CameraId } from './cameras.ts';
import { CaseCode } from './case-code.ts';
import { CaseFilter } from './cases.ts';
import { LngLat, OneOf } from './common.ts';

/** Panels of the big screen and of chart tiles; a profile chooses which a big screen shows. */
export const panelIds = [
  'totals',
  'tiers',
  'trend',
  'categories',
  'funnel',
  'routes',
  'overdue',
  'letters',
  'hotTopics',
  'presence',
  'cameras',
  'rooms',
  'feed',
] as const;
export const PanelId = OneOf(panelIds);
export type PanelId = Type.Static<typeof PanelId>;

/** Lists that a tile shows: the to-do lists of the desk. */
export const tileLists = ['red', 'overdue', 'dueSoon', 'triage', 'letters'] as const;
export const TileList = OneOf(tileLists);
export type TileList = Type.Static<typeof TileList>;

const closed = { additionalProperties: false };

/** What one tile of a screen shows. */
export const Tile = Type.Union([
  Type.Object({ kind: Type.Literal('camera'), cameraId: CameraId }, closed),
  Type.Object(
    {
      kind: Type.Literal('map'),
      area: AreaCode,
      /** The cases it shows; left out = the open ones. */
      filter: Type.Optional(Type.Omit(CaseFilter, ['area'])),
      /** Where it looks; left out = the whole area. */
      at: Type.Optional(
        Type.Object(
          { ...LngLat.properties, zoom: Type.Number({ minimum: 3, maximum: 20 }) },
          { description: 'WGS-84 degrees and zoom of the Web Mercator tiles' },
        ),
      ),
    },
    closed,
  ),
  Type.Object({ kind: Type.Literal('chart'), panel: PanelId, area: AreaCode }, closed),
  Type.Object({ kind: Type.Literal('list'), list: TileList, area: AreaCode }, closed),
  Type.Object({ kind: Type.Literal('case'), caseCode: CaseCode }, closed),
  /** State of the reception windows and mediation rooms of an area; never their pictures (HP-17). */
  Type.Object({ kind: Type.Literal('rooms'), area: AreaCode }, closed),
  Type.Object({ kind: Type.Literal('text'), text: Type.String({ minLength: 1, maxLength: 400 }) }, closed),
  Type.Object(
    { kind: Type.Literal('consultation'), consultationId: Type.String({ format: 'uuid' }) },
    closed,
  ),
  /** A page of this product by its path and query, never another host. */
  Type.Object(
    {
      kind: Type.Literal('page'),
      path: Type.String({ maxLength: 300, pattern: '^/(?:[A-Za-z0-9_-][A-Za-z0-9_./-]*)?(?:\\?[^#\\s]*)?$' }),
    },
    closed,
  ),
  Type.Object({ kind: Type.Literal('empty') }, closed),
]);
export type Tile = Type.Static<typeof Tile>;

/** Where a tile of a free layout stands, in 1/24 of the screen's width and height, from its top left. */
export const Place = Type.Object(
  {
    x: Type.Integer({ minimum: 0, maximum: 23 }),
    y: Type.Integer({ minimum: 0, maximum: 23 }),
    w: Type.Integer({ minimum: 1, maximum: 24 }),
    h: Type.Integer({ minimum: 1, maximum: 24 }),
  },
  closed,
);
export type Place = Type.Static<typeof Place>;

export const ScreenLayout = OneOf(['1', '4', '6', '9', '16', '25', 'free'] as const);
export type ScreenLayout = Type.Static<typeof ScreenLayout>;

const content = {
  layout: ScreenLayout,
  tiles: Type.Array(Tile, { maxItems: 25 }),
  /** One per tile of a `free` layout, none overlapping another; empty for every other layout. */
  places: Type.Array(Place, { maxItems: 25 }),
};

/** What a screen shows: its tiles in the order of the layout's places. */
export const ScreenContent = Type.Object(content, closed);
export type ScreenContent = Type.Static<typeof ScreenContent>;

/** Puts content on a screen: `PUT /api/walls/:id/screens/:screen`. `places` may be left out but for a free layout. */
export const ScreenInput = Type.Object({ ...content, places: Type.Optional(content.places) }, closed);
export type ScreenInput = Type.Static<typeof ScreenInput>;
