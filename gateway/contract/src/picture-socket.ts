import Type from 'typebox';
import { CameraId, RelayState } from './cameras.ts';
import { Nullable, OneOf } from './common.ts';
import { PLAY_GRANT_PATTERN } from './play-grant.ts';
import { streamKinds } from './stream-node.ts';

/**
 * A streams node's `GET /pictures`, upgraded to a WebSocket: the pictures of all tiles of a page over one connection. No cookie: each
 * tile stands on its own play grant, which is renewed in the connection. What the page asks is JSON (`PictureRequest`); the node answers
 * JSON (`PictureMessage`) and, for the pictures, the binary messages of `picture-frame.ts`.
 */
export const PICTURES_PATH = '/pictures';

/** Bytes of a page's message; a longer one ends the connection. */
export const PICTURE_REQUEST_BYTES = 4096;
/** Tiles of one connection. */
export const PICTURE_TILES = 64;

/** A tile's number, chosen by the page; the same number again replaces the tile. */
const Tile = Type.Integer({ minimum: 0, maximum: 65_535 });
const Grant = Type.String({ pattern: PLAY_GRANT_PATTERN });
const StreamName = OneOf(streamKinds);
const strict = { additionalProperties: false } as const;

/** Begins to play a camera in a tile. A camera without a sub-stream plays its main stream. */
export const WatchRequest = Type.Object(
  { type: Type.Literal('watch'), tile: Tile, cameraId: CameraId, stream: StreamName, grant: Grant },
  strict,
);
export type WatchRequest = Type.Static<typeof WatchRequest>;

export const PictureRequest = Type.Union([
  WatchRequest,
  /** A newer grant for the same camera; a tile whose grant dies without one is refused. */
  Type.Object({ type: Type.Literal('renew'), tile: Tile, grant: Grant }, strict),
  Type.Object({ type: Type.Literal('leave'), tile: Tile }, strict),
  /** Asks for the node's clock, and says that the page is there: every few seconds. `sentAt`: the page's, comes back as it is. */
  Type.Object({ type: Type.Literal('clock'), sentAt: Type.Number() }, strict),
]);
export type PictureRequest = Type.Static<typeof PictureRequest>;

/** What a tile's relay does: after `watch`, at every change, and when parts were dropped. */
export const PictureState = Type.Object({
  type: Type.Literal('state'),
  tile: Tile,
  /** The stream that plays. */
  stream: StreamName,
  state: RelayState,
  /** Code of the failure; null while all is well. */
  reason: Nullable(Type.String()),
  /** The reason in words. */
  message: Nullable(Type.String()),
  /** Pictures that the relay dropped after losses. */
  droppedFrames: Type.Integer(),
  /** Parts that were not sent to this tile because the line was too slow. */
  droppedParts: Type.Integer(),
  /** Epoch ms; null before the first. */
  lastFrameAt: Nullable(Type.Number()),
  /** RFC 6381; null before the first picture. */
  codec: Nullable(Type.String()),
});
export type PictureState = Type.Static<typeof PictureState>;

/** The tile is over at the node; the same body whatever was wrong with its grant. */
export const PictureRefusal = Type.Object({
  type: Type.Literal('refused'),
  tile: Tile,
  /** `play.denied`, `camera.unknown`, `node.full`, `tooManyRequests` (of `errors.ts`). */
  code: Type.String(),
  message: Type.String(),
});
export type PictureRefusal = Type.Static<typeof PictureRefusal>;

export const PictureMessage = Type.Union([
  PictureState,
  PictureRefusal,
  /** `now`: the node's clock, epoch ms. */
  Type.Object({ type: Type.Literal('clock'), sentAt: Type.Number(), now: Type.Number() }),
]);
export type PictureMessage = Type.Static<typeof PictureMessage>;
