import Type from 'typebox';
import { CameraId, Watermark } from './cameras.ts';
import { Day, Instant, Nullable, OneOf } from './common.ts';

/** Longest time that one playback may span: longer ones are asked for piece by piece, each written down. */
export const PLAYBACK_MAX_HOURS = 4;
/** Longest time that pictures are kept: 90 days. */
export const RECORD_MAX_HOURS = 2160;

/** A time of which there are pictures. What lies between two of them is a gap. */
export const RecordedSpan = Type.Object({ from: Instant, to: Instant });
export type RecordedSpan = Type.Static<typeof RecordedSpan>;

/** `PUT /api/cameras/:id/recording`: for how long the pictures of a public camera are kept. */
export const RecordingInput = Type.Object(
  {
    /** 0: nothing more is recorded; what is there stays until it is as old as it was to become. */
    hours: Type.Integer({ minimum: 0, maximum: RECORD_MAX_HOURS }),
    /** Why; stands in the audit log. */
    reason: Type.String({ minLength: 2, maxLength: 200 }),
  },
  { additionalProperties: false },
);
export type RecordingInput = Type.Static<typeof RecordingInput>;

/** Whether a camera is recorded, since when and by whose word. */
export const RecordingPolicy = Type.Object({
  cameraId: CameraId,
  /** 0: it is not recorded. */
  hours: Type.Integer(),
  /** null: nobody has ever switched it on. */
  reason: Nullable(Type.String()),
  setBy: Nullable(Type.String()),
  setAt: Nullable(Instant),
});
export type RecordingPolicy = Type.Static<typeof RecordingPolicy>;

/** `GET /api/cameras/:id/recordings?day=`: what there is of one day. */
export const CameraRecordings = Type.Object({
  ...RecordingPolicy.properties,
  /** Asia/Shanghai. */
  day: Day,
  from: Instant,
  to: Instant,
  /** The oldest first. */
  spans: Type.Array(RecordedSpan),
  /** Whether every streams node that may hold something has answered: else there may be more. */
  complete: Type.Boolean(),
  /** The server's clock. */
  now: Instant,
});
export type CameraRecordings = Type.Static<typeof CameraRecordings>;

/** `POST /api/cameras/:id/playback`. */
export const PlaybackInput = Type.Object({ from: Instant, to: Instant }, { additionalProperties: false });
export type PlaybackInput = Type.Static<typeof PlaybackInput>;

/** The way to a recorded time; ask again before `expiresAt`, the new path carries a new grant for the same time. */
export const Playback = Type.Object({
  /** Absolute URL of a finished HLS playlist, the grant in its path. */
  playlist: Type.String(),
  expiresAt: Instant,
  /** The server's clock. */
  now: Instant,
  /** What the grant opens. */
  from: Instant,
  to: Instant,
  /** What there is of it, the oldest first; the playlist leaves the gaps out. */
  spans: Type.Array(RecordedSpan),
  watermark: Watermark,
});
export type Playback = Type.Static<typeof Playback>;

/** `POST /api/cameras/:id/snapshots`: a picture is about to be saved by this browser. */
export const SnapshotInput = Type.Object(
  {
    of: OneOf(['live', 'recording'] as const),
    /** When the frame was taken, by the picture's own clock; null while the player does not know. */
    capturedAt: Nullable(Instant),
  },
  { additionalProperties: false },
);
export type SnapshotInput = Type.Static<typeof SnapshotInput>;

/** What has to stand in the saved picture. */
export const Snapshot = Type.Object({
  /** Names the line of the audit log. */
  id: Type.String({ format: 'uuid' }),
  cameraId: CameraId,
  cameraName: Type.String(),
  of: OneOf(['live', 'recording'] as const),
  capturedAt: Nullable(Instant),
  /** When it was saved, by the server's clock. */
  savedAt: Instant,
  watermark: Watermark,
});
export type Snapshot = Type.Static<typeof Snapshot>;

/** `off`: this node records nothing. `full`: the disk has no room. `failed`: it refuses otherwise. */
export const nodeRecordingStates = ['off', 'ok', 'full', 'failed'] as const;
export const NodeRecordingState = OneOf(nodeRecordingStates);
export type NodeRecordingState = Type.Static<typeof NodeRecordingState>;

/** How the recording of one streams node fares; stands in its `GET /internal/status`. */
export const NodeRecording = Type.Object({
  state: NodeRecordingState,
  /** What is wrong in words; null while all is well. */
  message: Nullable(Type.String()),
  /** Epoch ms when the state began. */
  since: Type.Integer(),
  /** Cameras it is to record. */
  cameras: Type.Integer(),
  /** Bytes of the whole ring. */
  bytes: Type.Integer(),
  /** Bytes left on its disk; null = not known yet. */
  freeBytes: Nullable(Type.Integer()),
  /** Parts of pictures left out because the disk did not keep up, since the node started. */
  droppedParts: Type.Integer(),
});
export type NodeRecording = Type.Static<typeof NodeRecording>;

/** `GET /internal/recordings`: every camera that a node records or holds something of. */
export const NodeRecordings = Type.Object({
  report: NodeRecording,
  items: Type.Array(
    Type.Object({
      cameraId: CameraId,
      /** Hours that it keeps; null = it has not been told since it started. */
      hours: Nullable(Type.Integer()),
      /** Whether it records now, or will as soon as the camera sends. */
      recording: Type.Boolean(),
      files: Type.Integer(),
      bytes: Type.Integer(),
    }),
  ),
});
export type NodeRecordings = Type.Static<typeof NodeRecordings>;

/** `GET /internal/recordings/:camera?from=&to=` (epoch ms): what a node holds of a time, epoch ms. */
export const NodeCoverage = Type.Object({
  spans: Type.Array(Type.Object({ fromMs: Type.Number(), toMs: Type.Number() })),
});
export type NodeCoverage = Type.Static<typeof NodeCoverage>;
