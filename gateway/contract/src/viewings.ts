import Type from 'typebox';
import { AreaCode } from './areas.ts';
import { CameraId } from './cameras.ts';
import { CaseCode } from './case-code.ts';
import { Instant, Nullable, OneOf } from './common.ts';
import { CONFIDENTIAL_MAX_MINUTES, Purpose, Reason } from './confidentiality.ts';

/**
 * Looking into a private room (FX-19, HP-17): `requested` until a second person decides, `approved` while it may be looked at,
 * then `ended`; an open request dies after ten minutes (`lapsed`).
 */
export const viewingStates = ['requested', 'approved', 'refused', 'ended', 'lapsed'] as const;
export const ViewingState = OneOf(viewingStates);
export type ViewingState = Type.Static<typeof ViewingState>;

/** Told to both sides: who asked, who agreed, until when. */
export const Viewing = Type.Object({
  id: Type.String({ format: 'uuid' }),
  cameraId: CameraId,
  cameraName: Type.String(),
  areaCode: AreaCode,
  areaName: Type.String(),
  /** null where the reader may not see the case. */
  caseCode: Nullable(CaseCode),
  purpose: Purpose,
  /** null outside the two sides: the asker, the deciders, and the room's own centre. */
  reason: Nullable(Type.String()),
  minutes: Type.Integer(),
  state: ViewingState,
  requestedBy: Type.Object({ account: Type.String(), displayName: Type.String(), areaName: Type.String() }),
  requestedAt: Instant,
  decidedBy: Nullable(Type.Object({ account: Type.String(), displayName: Type.String() })),
  decidedAt: Nullable(Instant),
  decisionReason: Nullable(Type.String()),
  /** End of the picture. */
  expiresAt: Nullable(Instant),
  endedAt: Nullable(Instant),
  /** Whether this account may decide it, may look now, and may end it. */
  mayDecide: Type.Boolean(),
  mayView: Type.Boolean(),
  mayEnd: Type.Boolean(),
});
export type Viewing = Type.Static<typeof Viewing>;

/** `POST /api/viewings`. */
export const ViewingInput = Type.Object(
  {
    cameraId: CameraId,
    caseCode: CaseCode,
    purpose: Purpose,
    reason: Reason,
    minutes: Type.Integer({ minimum: 1, maximum: CONFIDENTIAL_MAX_MINUTES }),
  },
  { additionalProperties: false },
);
export type ViewingInput = Type.Static<typeof ViewingInput>;

/** How long a request waits for the second person, minutes. */
export const VIEWING_REQUEST_MINUTES = 10;

/** `GET /api/viewings`, newest request first: those of rooms in the account's area. */
export const ViewingFilter = Type.Object({
  state: Type.Optional(ViewingState),
  cameraId: Type.Optional(CameraId),
  /** Only those the account asked for itself. */
  own: Type.Optional(Type.Boolean()),
});
export type ViewingFilter = Type.Static<typeof ViewingFilter>;

/** `POST /api/viewings/:id/decision`, by a second person; a refusal says why. */
export const ViewingDecision = Type.Object(
  { decision: OneOf(['approved', 'refused'] as const), reason: Type.Optional(Reason) },
  { additionalProperties: false },
);
export type ViewingDecision = Type.Static<typeof ViewingDecision>;

// `POST /api/viewings/:id/end` has no body: the asker, the second person, or the room's own people take the picture down.
