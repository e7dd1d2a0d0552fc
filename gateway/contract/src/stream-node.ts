import Type from 'typebox';
import type { Role } from './accounts.ts';
import { CameraId, RelayState } from './cameras.ts';
import { Instant, Nullable } from './common.ts';

/** Line breaks and NUL would end an RTSP header early. */
const PRINTABLE = '^[^\\u0000-\\u001f\\u007f]*$';
const RtspUrl = Type.String({ maxLength: 500, pattern: '^rtsp://[^\\s\\u0000-\\u001f]+$' });

/** Streams that a camera may offer: the full picture, and a small one for small tiles and thin lines. */
export const streamKinds = ['main', 'sub'] as const;
export type StreamKind = (typeof streamKinds)[number];

/** What the gateway tells a node of a camera: `PUT /internal/cameras/:id`. */
export const CameraRegistration = Type.Object(
  {
    /** `rtsp://host[:port]/path`; a user name and password in it are taken out. */
    url: RtspUrl,
    /** The camera's small stream, with the same login. */
    subUrl: Type.Optional(RtspUrl),
    username: Type.Optional(Type.String({ maxLength: 120, pattern: PRINTABLE })),
    password: Type.Optional(Type.String({ maxLength: 200, pattern: PRINTABLE })),
    name: Type.Optional(Type.String({ maxLength: 120 })),
    /** Mediation rooms: only a grant with an approval opens it. */
    private: Type.Optional(Type.Boolean()),
    /** Epoch ms of the camera's last change: a node does not open a private camera on an older word. */
    version: Type.Optional(Type.Integer({ minimum: 0 })),
    /** Hours of the main stream to keep on disk; 0: none, left out: as it was. Never for a private camera. */
    recordHours: Type.Optional(Type.Integer({ minimum: 0, maximum: 2160 })),
  },
  { additionalProperties: false },
);
export type CameraRegistration = Type.Static<typeof CameraRegistration>;

/** One relay as its node reports it; no address, no user name, no password. */
export const RelaySummary = Type.Object({
  cameraId: CameraId,
  stream: Type.Union([Type.Literal('main'), Type.Literal('sub')]),
  private: Type.Boolean(),
  state: RelayState,
  /** Code of the last failure, e.g. `unauthorised`; left out while all is well. */
  reason: Type.Optional(Type.String()),
  message: Type.Optional(Type.String()),
  /** Epoch ms when the state began. */
  since: Type.Integer(),
  viewers: Type.Integer(),
});
export type RelaySummary = Type.Static<typeof RelaySummary>;

/** Answer of `GET /internal/status`, as far as the gateway reads it. */
export const NodeReport = Type.Object({
  version: Type.String(),
  uptimeMs: Type.Number(),
  /** Relays it may run at once. */
  capacity: Type.Integer(),
  live: Type.Integer(),
  failed: Type.Integer(),
  sessions: Type.Array(RelaySummary),
});
export type NodeReport = Type.Static<typeof NodeReport>;

/** A node that says where it is, each few seconds: `POST /api/stream-nodes` with the shared secret as bearer. Answered with 204. */
export const NodeAnnouncement = Type.Object(
  {
    /** How gateways reach it. */
    url: Type.String({ maxLength: 200, pattern: '^https?://[^\\s/]+$' }),
    /** How browsers reach it; null: the page's host and the node's port. */
    publicUrl: Nullable(Type.String({ maxLength: 200, pattern: '^https?://[^\\s/]+$' })),
    /** Relays it may run at once. */
    capacity: Type.Integer({ minimum: 1, maximum: 5000 }),
    version: Type.String({ maxLength: 40 }),
  },
  { additionalProperties: false },
);
export type NodeAnnouncement = Type.Static<typeof NodeAnnouncement>;

/** Who may see the nodes with their addresses. */
export const nodeReaders = ['systemAdmin', 'operator', 'leader', 'head'] as const satisfies readonly Role[];

/** A node as the gateway that answers sees it: `GET /api/stream-nodes`. */
export const StreamNodeState = Type.Object({
  url: Type.String(),
  /** null: the page's host and the node's port. */
  publicUrl: Nullable(Type.String()),
  /** Named in STREAMS_URL; else it has announced itself. */
  fixed: Type.Boolean(),
  /** Whether it answers now; one that does not is not chosen. */
  alive: Type.Boolean(),
  version: Nullable(Type.String()),
  /** Relays it may run at once; null = it has not said. */
  capacity: Nullable(Type.Integer()),
  live: Type.Integer(),
  failed: Type.Integer(),
  /** When it last answered this gateway; null = not yet. */
  seenAt: Nullable(Instant),
});
export type StreamNodeState = Type.Static<typeof StreamNodeState>;

/** What a node says to `POST /internal/cameras/:id/check`: whether the camera describes its stream. No picture is opened. */
export const CameraCheck = Type.Object({
  online: Type.Boolean(),
  /** Code of the failure, e.g. `unauthorised`; null while it answers. */
  reason: Nullable(Type.String()),
});
export type CameraCheck = Type.Static<typeof CameraCheck>;
