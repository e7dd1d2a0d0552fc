import Type from 'typebox';
import { Instant, Nullable, OneOf } from './common.ts';
import { Tile } from './wall-tiles.ts';

/** `private`: a room whose state is shown instead of a picture. */
export const tileStates = ['live', 'waiting', 'frozen', 'failed', 'private', 'still'] as const;
export const TileState = OneOf(tileStates);
export type TileState = Type.Static<typeof TileState>;

/** What one tile of a screen really shows. */
export const TileReport = Type.Object(
  {
    place: Type.Integer({ minimum: 0, maximum: 24 }),
    tile: Tile,
    state: TileState,
    /** Delay of a picture, ms; null = not a picture, or unknown. */
    latencyMs: Nullable(Type.Integer({ minimum: 0 })),
    /** Age of the last frame, ms. */
    frameAgeMs: Nullable(Type.Integer({ minimum: 0 })),
    /** Code of what is wrong (`errors.ts`); null = nothing. */
    error: Nullable(Type.String({ maxLength: 60 })),
  },
  { additionalProperties: false },
);
export type TileReport = Type.Static<typeof TileReport>;

/** What a screen tells of itself every few seconds: socket event `screen.report`. */
export const ScreenReport = Type.Object(
  {
    screen: Type.String({ maxLength: 60 }),
    /** What its content comes from: `scene` the screen's own, a tour, an alarm. */
    source: OneOf(['content', 'tour', 'alarm'] as const),
    tiles: Type.Array(TileReport, { maxItems: 25 }),
    /** Pixels of the page, and device pixels per pixel. */
    width: Type.Integer({ minimum: 0, maximum: 32_768 }),
    height: Type.Integer({ minimum: 0, maximum: 32_768 }),
    /** Frames drawn per second over the last report's time. */
    fps: Type.Number({ minimum: 0, maximum: 1000 }),
    /** MiB of the page's heap; null = the browser does not tell. */
    heapMib: Nullable(Type.Number({ minimum: 0 })),
    /** Seconds since the page was loaded. */
    upS: Type.Integer({ minimum: 0 }),
    /** Since when it has no gateway; null = connected. */
    awaySince: Nullable(Instant),
  },
  { additionalProperties: false },
);
export type ScreenReport = Type.Static<typeof ScreenReport>;

/** `GET /api/walls/:id/reports`: the last word of each screen, by the server's clock. A screen that is silent for 15 s is dark. */
export const ScreenReported = Type.Object({ ...ScreenReport.properties, at: Instant });
export type ScreenReported = Type.Static<typeof ScreenReported>;
