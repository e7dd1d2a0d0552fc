import Type from 'typebox';
import type { AreaCode } from './areas.ts';
import type { OutageChange } from './camera-health.ts';
import type { CameraState } from './cameras.ts';
import { CaseEventType, CaseSummary } from './cases.ts';
import { Instant, Nullable } from './common.ts';
import type { RoomChange } from './rooms-now.ts';
import type { ScreenReport, ScreenReported } from './screen-reports.ts';
import { Viewing } from './viewings.ts';
import { Screen, WallNow } from './walls.ts';

/** One committed change of one case: what the feed shows and what the map and lists fold in. */
export const CaseChange = Type.Object({
  /** Rises by commit order; a gap is filled by `GET /api/changes?since=seq`. */
  seq: Type.Integer(),
  eventType: CaseEventType,
  occurredAt: Instant,
  receivedAt: Instant,
  case: CaseSummary,
});
export type CaseChange = Type.Static<typeof CaseChange>;

export const WallChange = Type.Object({
  seq: Type.Integer(),
  wallId: Type.String(),
  /** The screen whose content changed; null = something else of the wall did: its lease, tours, alarm, its list of screens. */
  screen: Nullable(Screen),
  /** What happens on the wall now. */
  now: WallNow,
});
export type WallChange = Type.Static<typeof WallChange>;

/**
 * A viewing of a private room was asked for, decided, begun or ended: told to the room's area and all above it. Without case code,
 * reasons and the reader's own rights: ask `GET /api/viewings` for those.
 */
export const ViewingChange = Type.Object({ seq: Type.Integer(), viewing: Viewing });
export type ViewingChange = Type.Static<typeof ViewingChange>;

/** A meeting or a report of an area has changed (its state, its figures, a note, a decision): whoever shows it asks for it anew. */
export const SubjectChange = Type.Object({ seq: Type.Integer(), id: Type.String(), areaCode: Type.String() });
export type SubjectChange = Type.Static<typeof SubjectChange>;

/** `GET /api/changes?since=seq`: everything the caller may see after `since`, in order. */
export const ChangesAnswer = Type.Object({
  cases: Type.Array(CaseChange),
  walls: Type.Array(WallChange),
  viewings: Type.Array(ViewingChange),
  /** Ask again from here; null = caught up. */
  nextSince: Type.Union([Type.Integer(), Type.Null()]),
  seq: Type.Integer(),
  /** True when `since` is older than what is kept: load snapshots instead. */
  reset: Type.Boolean(),
});
export type ChangesAnswer = Type.Static<typeof ChangesAnswer>;

export interface ServerToClientEvents {
  /**
   * In commit order per connection. `from` = up to where this area was told before, `seq` = up to where it is told now (no
   * changes = nothing happened here meanwhile). A page whose own seq is below `from` has missed something.
   */
  'case.updated': (message: { from: number; seq: number; changes: CaseChange[] }) => void;
  'wall.updated': (message: WallChange) => void;
  'viewing.updated': (message: ViewingChange) => void;
  /** To a kiosk only of the cameras on its wall. */
  'camera.state': (message: CameraState) => void;
  /** To staff, not to a kiosk. */
  'camera.outage': (message: OutageChange) => void;
  /** Another word on the use of a room: to those who watch its area or one above it. */
  'room.updated': (message: RoomChange) => void;
  /** To staff who watch the area or one above it, not to a kiosk. */
  'meeting.updated': (message: SubjectChange) => void;
  'report.updated': (message: SubjectChange) => void;
  /** What a screen of a watched wall says of itself; not to the wall's own displays. */
  'screen.reported': (message: { wallId: string; report: ScreenReported }) => void;
  /** Sent every 5 s and on connection: the newest seq this server knows and its clock. */
  heartbeat: (message: { seq: number; now: string }) => void;
  /** The session ended or its rights changed; the page must log in again. */
  'session.ended': (message: { reason: string }) => void;
}

export interface ClientToServerEvents {
  /** Watch an area; refused outside the account's subtree. Ack: error body or `{ seq }`. */
  'area.watch': (areaCode: string, ack: (answer: { seq: number } | { error: unknown }) => void) => void;
  'wall.watch': (wallId: string, ack: (answer: { seq: number } | { error: unknown }) => void) => void;
  /** From a kiosk, of a screen of its own wall: every 5 s, and at most once a second when something changes. */
  'screen.report': (
    report: ScreenReport,
    ack: (answer: { seq: number } | { error: unknown }) => void,
  ) => void;
  /** A fresh proof of the terminal (`terminals.ts`), every half `TERMINAL_PROOF_S`; without it the socket ends. */
  'terminal.proof': (proof: string, ack: (answer: { seq: number } | { error: unknown }) => void) => void;
}

/** Room of an area's changes: every change is sent to the rooms of all its ancestors. */
export const areaRoom = (areaCode: Type.Static<typeof AreaCode>): `area:${string}` => `area:${areaCode}`;
export const wallRoom = (wallId: string): `wall:${string}` => `wall:${wallId}`;
