import Type from 'typebox';
import { AreaCode } from './areas.ts';
import { Instant, LngLat, Nullable, OneOf } from './common.ts';

/** 20 digits by GB/T 28181: centre 8, industry 2, type 3 (131, 132), network 1, serial 6. */
export const CameraId = Type.String({ pattern: '^\\d{20}$' });

/** 引导受理区 多元化解区 指挥调度区 (CQ-20). */
export const zones = ['guidance', 'mediation', 'dispatch'] as const;
export const Zone = OneOf(zones);
export type Zone = Type.Static<typeof Zone>;

/** State of a camera's relay at its streams node. `private` = no picture leaves the relay. */
export const relayStates = ['idle', 'connecting', 'live', 'stalled', 'failed', 'private'] as const;
export const RelayState = OneOf(relayStates);
export type RelayState = Type.Static<typeof RelayState>;

/** A camera as browsers see it: never its address or password. */
export const Camera = Type.Object({
  id: CameraId,
  name: Type.String(),
  areaCode: AreaCode,
  areaName: Type.String(),
  /** Department or carrier that owns it (HP-20). */
  owner: Type.String(),
  /** square station school hospital road community dept village (BZ-11). */
  placeType: Type.String(),
  zone: Nullable(Zone),
  location: LngLat,
  /** Compass degrees the camera looks to; null = unknown. */
  directionDeg: Nullable(Type.Number()),
  fovDeg: Nullable(Type.Number()),
  /** A camera of a mediation room: its state may be shown, its picture not. */
  private: Type.Boolean(),
  /** Whether a source is registered, so that it can be played. */
  playable: Type.Boolean(),
});
export type Camera = Type.Static<typeof Camera>;

/** A camera's relay as the gateway last heard of it; one that is not listed is `idle`. */
export const CameraState = Type.Object({
  cameraId: CameraId,
  state: RelayState,
  /** What is wrong in words; null while all is well. */
  message: Nullable(Type.String()),
});
export type CameraState = Type.Static<typeof CameraState>;

/**
 * What a player draws over the picture, moving and never switched off, so that a photograph of the screen says whose it was. The
 * clock beside it counts from `PlayGrant.now`.
 */
export const Watermark = Type.Object({
  /** The viewer's name and account. */
  displayName: Type.String(),
  account: Type.String(),
  /** Name of the registered terminal; without one the IP address. */
  terminal: Type.String(),
  /** IANA name of the zone in which the clock is drawn. */
  timeZone: Type.String(),
  /** The first eight characters of the viewing's id; null for a public camera. */
  viewing: Nullable(Type.String()),
});
export type Watermark = Type.Static<typeof Watermark>;

/** Answer to `POST /api/cameras/:id/play`; ask again before `expiresAt`, the new path carries a new grant. */
export const PlayGrant = Type.Object({
  /** Absolute URL of the main stream's LL-HLS playlist, the grant in its path. */
  playlist: Type.String(),
  /** The same of the sub-stream; null when the camera has none. */
  subPlaylist: Nullable(Type.String()),
  /** `ws(s)://host:port/pictures` of the same node: many tiles over one connection, each with its own grant. */
  socket: Type.String(),
  /** The grant itself, for the socket's messages. */
  grant: Type.String(),
  expiresAt: Instant,
  /** The server's clock. */
  now: Instant,
  watermark: Watermark,
  /** A mediation room, opened by `viewingId` until `endsAt`: show the countdown, take the picture down then. */
  private: Type.Boolean(),
  /** null for a public camera. */
  viewingId: Nullable(Type.String({ format: 'uuid' })),
  endsAt: Nullable(Instant),
});
export type PlayGrant = Type.Static<typeof PlayGrant>;

/** Answer of a streams node to `GET .../state` under a play grant. */
export const RelayReport = Type.Object({
  state: RelayState,
  /** Code of the failure, e.g. `camera.unauthorised`; null while all is well. */
  reason: Nullable(Type.String()),
  /** The reason in words. */
  message: Nullable(Type.String()),
  now: Instant,
  lastFrameAt: Nullable(Instant),
  droppedFrames: Type.Integer(),
  codec: Nullable(Type.String()),
});
export type RelayReport = Type.Static<typeof RelayReport>;

/** Registers or changes a camera; the source is stored encrypted and never shown again. */
export const CameraInput = Type.Object(
  {
    id: CameraId,
    name: Type.String({ minLength: 1, maxLength: 120 }),
    areaCode: AreaCode,
    owner: Type.String({ maxLength: 60 }),
    placeType: Type.String({ maxLength: 40 }),
    zone: Type.Optional(Zone),
    location: LngLat,
    directionDeg: Type.Optional(Type.Number({ minimum: 0, exclusiveMaximum: 360 })),
    fovDeg: Type.Optional(Type.Number({ minimum: 1, maximum: 360 })),
    /** Left out: a camera stays as it is, a new one of the mediation zone is private. Only a head may make one of these public. */
    private: Type.Optional(Type.Boolean()),
    source: Type.Optional(
      Type.Object(
        {
          /** `rtsp://host[:port]/path`, without user and password. */
          url: Type.String({ maxLength: 500, pattern: '^rtsp:/{2}[^@\\s]+$' }),
          /** The camera's small stream for small tiles, with the same login. */
          subUrl: Type.Optional(Type.String({ maxLength: 500, pattern: '^rtsp:/{2}[^@\\s]+$' })),
          username: Type.Optional(Type.String({ maxLength: 120 })),
          password: Type.Optional(Type.String({ maxLength: 200 })),
        },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false },
);
export type CameraInput = Type.Static<typeof CameraInput>;
