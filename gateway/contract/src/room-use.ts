import Type from 'typebox';
import { CaseCode } from './case-code.ts';
import { Instant, Nullable, OneOf } from './common.ts';

/** What a room is used for: 空闲 · 使用中 (reception, mediation) · 关闭 (LZ-08, HP-17). */
export const roomUseStates = ['free', 'inUse', 'closed'] as const;
export const RoomUseState = OneOf(roomUseStates);
export type RoomUseState = Type.Static<typeof RoomUseState>;

/** A word that is older says nothing of now: nobody reports through the night. */
export const ROOM_USE_HOURS = 12;

/** The last word on a room, by the centre's own people or its booking system; never a picture, never a name. */
export const RoomUse = Type.Object({
  state: RoomUseState,
  /** When this state began. */
  since: Instant,
  /** When somebody last said so; see `roomUseAt`. */
  reportedAt: Instant,
  /** The case that is mediated there; null = none was named, or this reader may not see it. */
  caseCode: Nullable(CaseCode),
});
export type RoomUse = Type.Static<typeof RoomUse>;

/** `PUT /api/rooms/:id/use`, by the centre's staff or by a source with its key. */
export const RoomUseInput = Type.Object(
  {
    state: RoomUseState,
    /** When it began, at most a day ago; left out = now. Saying the same state again keeps the beginning that it had. */
    since: Type.Optional(Instant),
    /** Only with `inUse`. */
    caseCode: Type.Optional(CaseCode),
  },
  { additionalProperties: false },
);
export type RoomUseInput = Type.Static<typeof RoomUseInput>;

/** State of a room at `nowMs`, epoch ms; `unknown` = never reported, or too long ago to say anything. */
export function roomUseAt(use: RoomUse | null, nowMs: number): RoomUseState | 'unknown' {
  if (use === null) return 'unknown';
  return nowMs - Date.parse(use.reportedAt) > ROOM_USE_HOURS * 3_600_000 ? 'unknown' : use.state;
}
