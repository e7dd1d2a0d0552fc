import Type from 'typebox';
import { AreaCode } from './areas.ts';
import { ownerKinds, securityGrades } from './camera-words.ts';
import { Datum, Instant, LngLat, Nullable, OneOf } from './common.ts';

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

export const OwnerKind = OneOf(ownerKinds.map(({ value }) => value));
export const PtzType = Type.Union([Type.Literal(1), Type.Literal(2), Type.Literal(3), Type.Literal(4)]);
export const SecurityGrade = OneOf(securityGrades);
/** Where on a floor's plan, as shares of its width and height from the upper left corner. */
export const PlanPosition = Type.Object(
  { x: Type.Number({ minimum: 0, maximum: 1 }), y: Type.Number({ minimum: 0, maximum: 1 }) },
  { additionalProperties: false },
);

/** A camera as browsers see it: never its address or password. */
export const Camera = Type.Object({
  id: CameraId,
  name: Type.String(),
  areaCode: AreaCode,
  areaName: Type.String(),
  /** Department or carrier that owns it, as it was registered (HP-20). */
  owner: Type.String(),
  ownerKind: OwnerKind,
  /** square station school hospital road community dept village (BZ-11), or a word of the site's own. */
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
  /** Whether pan, tilt and zoom can be asked of it: its device answers ONVIF and it is no fixed camera. */
  turnable: Type.Boolean(),
});
export type Camera = Type.Static<typeof Camera>;

/** One camera with everything that the registry knows and may show. */
export const CameraDetail = Type.Object({
  ...Camera.properties,
  /** Datum in which the position was registered; `location` is WGS-84. */
  datum: Datum,
  /** How far it sees, metres. */
  viewM: Nullable(Type.Number()),
  /** Height above the ground, metres. */
  heightM: Nullable(Type.Number()),
  /** PTZType of GB/T 28181: 1 dome, 2 half dome, 3 fixed bullet, 4 bullet with remote control. */
  ptzType: Nullable(PtzType),
  /** Looks at a public place. */
  publicPlace: Type.Boolean(),
  /** GB 35114 grade as registered; shown, not claimed. */
  securityGrade: Nullable(SecurityGrade),
  /** Storey as people call it, e.g. `6` or `B1` (LZ-13). */
  floor: Nullable(Type.String()),
  plan: Nullable(PlanPosition),
  /** Id and name of the platform that its pictures come through. */
  upstream: Nullable(Type.Object({ id: Type.String(), name: Type.String() })),
  /** Whether a small stream is registered. */
  hasSubStream: Type.Boolean(),
  /** Whether an ONVIF address is registered. */
  hasDevice: Type.Boolean(),
  updatedAt: Instant,
  /** Account that changed it last; null = it came with the region's data. */
  updatedBy: Nullable(Type.String()),
});
export type CameraDetail = Type.Static<typeof CameraDetail>;

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

const rtspUrl = Type.String({ maxLength: 500, pattern: '^rtsp:/{2}[^@\\s]+$' });
const UserName = Type.String({ maxLength: 120, pattern: '^[^\\u0000-\\u001f\\u007f]*$' });
const Password = Type.String({ maxLength: 200, pattern: '^[^\\u0000-\\u001f\\u007f]*$' });

/** Where a camera's pictures come from; stored sealed, never shown again. */
export const CameraSourceInput = Type.Object(
  {
    /** `rtsp://host[:port]/path`, without user and password. */
    url: rtspUrl,
    /** The camera's small stream for small tiles, with the same login. */
    subUrl: Type.Optional(rtspUrl),
    username: Type.Optional(UserName),
    password: Type.Optional(Password),
  },
  { additionalProperties: false },
);
export type CameraSourceInput = Type.Static<typeof CameraSourceInput>;

/** A camera's ONVIF device; stored sealed, never shown again. */
export const CameraDeviceInput = Type.Object(
  {
    /** Address of the device service, e.g. `http://10.1.2.3/onvif/device_service`. */
    url: Type.String({ maxLength: 500, pattern: '^https?:/{2}[^@\\s]+$' }),
    username: Type.Optional(UserName),
    password: Type.Optional(Password),
    /** Media profile that is turned; the first one with PTZ when left out. */
    profile: Type.Optional(Type.String({ maxLength: 100 })),
  },
  { additionalProperties: false },
);
export type CameraDeviceInput = Type.Static<typeof CameraDeviceInput>;

/** Registers or changes a camera: what is left out of it is unknown, but source, device and upstream stay as they are. */
export const CameraInput = Type.Object(
  {
    id: CameraId,
    name: Type.String({ minLength: 1, maxLength: 120 }),
    areaCode: AreaCode,
    owner: Type.String({ maxLength: 60 }),
    /** Left out: read from the words of `owner`. */
    ownerKind: Type.Optional(OwnerKind),
    placeType: Type.String({ maxLength: 40 }),
    zone: Type.Optional(Zone),
    location: LngLat,
    /** Datum of `location`; WGS-84 when left out. What is stored is WGS-84. */
    datum: Type.Optional(Datum),
    directionDeg: Type.Optional(Type.Number({ minimum: 0, exclusiveMaximum: 360 })),
    fovDeg: Type.Optional(Type.Number({ minimum: 1, maximum: 360 })),
    viewM: Type.Optional(Type.Number({ minimum: 0, maximum: 20_000 })),
    heightM: Type.Optional(Type.Number({ minimum: -200, maximum: 9_000 })),
    ptzType: Type.Optional(PtzType),
    publicPlace: Type.Optional(Type.Boolean()),
    securityGrade: Type.Optional(SecurityGrade),
    floor: Type.Optional(Type.String({ minLength: 1, maxLength: 20 })),
    plan: Type.Optional(PlanPosition),
    /** Left out: a camera stays as it is, a new one of the mediation zone is private. Only a head may make one of these public. */
    private: Type.Optional(Type.Boolean()),
    source: Type.Optional(CameraSourceInput),
    device: Type.Optional(CameraDeviceInput),
    /** Its pictures come through this platform from now on; not together with `source`. */
    upstreamId: Type.Optional(Type.String({ maxLength: 40 })),
  },
  { additionalProperties: false },
);
export type CameraInput = Type.Static<typeof CameraInput>;

/** `PATCH /api/cameras/:id`: only what is there changes; null empties a field. */
export const CameraChange = Type.Partial(
  Type.Object({
    name: CameraInput.properties.name,
    areaCode: AreaCode,
    owner: Type.String({ maxLength: 60 }),
    ownerKind: OwnerKind,
    placeType: Type.String({ maxLength: 40 }),
    zone: Nullable(Zone),
    location: LngLat,
    datum: Datum,
    directionDeg: Nullable(Type.Number({ minimum: 0, exclusiveMaximum: 360 })),
    fovDeg: Nullable(Type.Number({ minimum: 1, maximum: 360 })),
    viewM: Nullable(Type.Number({ minimum: 0, maximum: 20_000 })),
    heightM: Nullable(Type.Number({ minimum: -200, maximum: 9_000 })),
    ptzType: Nullable(PtzType),
    publicPlace: Type.Boolean(),
    securityGrade: Nullable(SecurityGrade),
    floor: Nullable(Type.String({ minLength: 1, maxLength: 20 })),
    plan: Nullable(PlanPosition),
    private: Type.Boolean(),
    source: CameraSourceInput,
    device: CameraDeviceInput,
    upstreamId: Type.String({ maxLength: 40 }),
  }),
  { additionalProperties: false },
);
export type CameraChange = Type.Static<typeof CameraChange>;

const Count = Type.Object({ value: Type.String(), n: Type.Integer() });

/** How many cameras a search finds, and how many of each kind: every list the most frequent first, `owner` the first 50. */
export const CameraFacets = Type.Object({
  total: Type.Integer(),
  owner: Type.Array(Count),
  ownerKind: Type.Array(Count),
  placeType: Type.Array(Count),
  /** Those of no zone are left out. */
  zone: Type.Array(Count),
  playable: Type.Integer(),
  turnable: Type.Integer(),
});
export type CameraFacets = Type.Static<typeof CameraFacets>;

/** A platform that hands on cameras as RTSP, e.g. a GB/T 28181 gateway; its address and login are stored sealed, never shown again. */
export const CameraUpstream = Type.Object({
  id: Type.String(),
  name: Type.String(),
  areaCode: AreaCode,
  /** Whether it hands on small streams too. */
  hasSubStream: Type.Boolean(),
  /** Cameras that come through it. */
  cameras: Type.Integer(),
  updatedAt: Instant,
  updatedBy: Type.String(),
});
export type CameraUpstream = Type.Static<typeof CameraUpstream>;

const rtspTemplate = Type.String({ maxLength: 500, pattern: '^rtsp:/{2}[^@\\s{}]+\\{id\\}[^@\\s{}]*$' });

/** `PUT /api/camera-upstreams/:id`; without `template` the stored addresses and login stay. */
export const CameraUpstreamInput = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 60 }),
    areaCode: AreaCode,
    /** `rtsp://host[:port]/path` with `{id}` where the camera's id stands. */
    template: Type.Optional(rtspTemplate),
    subTemplate: Type.Optional(rtspTemplate),
    username: Type.Optional(UserName),
    password: Type.Optional(Password),
  },
  { additionalProperties: false },
);
export type CameraUpstreamInput = Type.Static<typeof CameraUpstreamInput>;
