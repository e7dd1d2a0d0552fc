import Type from 'typebox';
import { Role } from './accounts.ts';
import { CaseCode } from './case-code.ts';
import { Instant, Nullable, OneOf } from './common.ts';

/** Why somebody looks behind a mask or into a room: 办理 督办 人身安全 投诉核查 质量检查. */
export const purposes = ['handling', 'supervision', 'safety', 'complaint', 'quality'] as const;
export const Purpose = OneOf(purposes);
export type Purpose = Type.Static<typeof Purpose>;

/** What each role may look behind a mask for; a role that is not named may not at all. */
export const unmaskPurposes: { readonly [R in Role]?: readonly Purpose[] } = {
  operator: ['handling', 'safety'],
  clerk: ['handling', 'safety'],
  mediator: ['handling', 'safety'],
  handler: ['handling'],
  leader: ['supervision', 'complaint', 'quality'],
  head: ['handling', 'supervision', 'safety', 'complaint', 'quality'],
};

/** In the person's own words; it stands in the case and in the audit log. */
export const Reason = Type.String({ minLength: 4, maxLength: 300 });

/** Longest life of an unmasking and of a viewing, minutes. */
export const CONFIDENTIAL_MAX_MINUTES = 30;
const Minutes = Type.Integer({ minimum: 1, maximum: CONFIDENTIAL_MAX_MINUTES });

/**
 * How the reader sees a case: `full` = of the handling team, as written; `unmasked` = as written for a while, after an audited
 * request; `masked` = names, numbers and addresses of persons are covered.
 */
export const Visibility = OneOf(['full', 'unmasked', 'masked'] as const);
export type Visibility = Type.Static<typeof Visibility>;

/** 调解员＋法律顾问＋心理咨询师 (BZ-25): what somebody is in the team of a case. */
export const caseTeamRoles = ['mediator', 'legalAdviser', 'counsellor'] as const;
export const CaseTeamRole = OneOf(caseTeamRoles);
export type CaseTeamRole = Type.Static<typeof CaseTeamRole>;

/** An account that is named for a case. */
export const CaseHandler = Type.Object({
  account: Type.String(),
  displayName: Type.String(),
  /** null = none of the three. */
  teamRole: Nullable(CaseTeamRole),
});
export type CaseHandler = Type.Static<typeof CaseHandler>;

/** What a case page says of its own confidentiality. */
export const CaseConfidentiality = Type.Object({
  visibility: Visibility,
  /** Until when `unmasked` holds. */
  unmaskedUntil: Nullable(Instant),
  /** Whether this account may ask to unmask. */
  mayUnmask: Type.Boolean(),
  sealed: Type.Boolean(),
  sealReason: Nullable(Type.String()),
  maySeal: Type.Boolean(),
  /** Accounts named for the case. */
  handlers: Type.Array(CaseHandler),
  /** Whether this account may read and write back-to-back notes. */
  mayNote: Type.Boolean(),
});
export type CaseConfidentiality = Type.Static<typeof CaseConfidentiality>;

/** `POST /api/cases/:caseCode/unmask`. */
export const UnmaskInput = Type.Object(
  { purpose: Purpose, reason: Reason, minutes: Minutes },
  { additionalProperties: false },
);
export type UnmaskInput = Type.Static<typeof UnmaskInput>;
export const Unmasking = Type.Object({ caseCode: CaseCode, expiresAt: Instant });
export type Unmasking = Type.Static<typeof Unmasking>;

/** `PUT /api/cases/:caseCode/seal`: from now on the case is there for its named handlers only. */
export const SealInput = Type.Object(
  {
    reason: Reason,
    /** Accounts that may still see it; whoever seals is one of them. */
    handlers: Type.Array(Type.String({ maxLength: 60 }), { minItems: 1, maxItems: 20 }),
  },
  { additionalProperties: false },
);
export type SealInput = Type.Static<typeof SealInput>;

/** `DELETE /api/cases/:caseCode/seal`. */
export const UnsealInput = Type.Object({ reason: Reason }, { additionalProperties: false });

/** `PUT /api/cases/:caseCode/handlers`: names the handling team of a case. */
export const HandlersInput = Type.Object(
  {
    handlers: Type.Array(Type.String({ maxLength: 60 }), { maxItems: 20 }),
    /** Which of them have one of the three roles of a mediation; left out = as before. */
    team: Type.Optional(
      Type.Array(
        Type.Object(
          { account: Type.String({ maxLength: 60 }), teamRole: CaseTeamRole },
          { additionalProperties: false },
        ),
        { maxItems: 20 },
      ),
    ),
  },
  { additionalProperties: false },
);
export type HandlersInput = Type.Static<typeof HandlersInput>;

export const caseAccessActions = [
  'unmasked',
  'sealed',
  'unsealed',
  'handlersNamed',
  'viewingRequested',
  'viewingApproved',
  'viewingRefused',
  'viewed',
  'viewingEnded',
  'notesRead',
  'noteWritten',
  'printed',
] as const;

/** 查阅记录: one line of who looked behind a case's masks. `GET /api/cases/:caseCode/access`, a page, the newest first. */
export const CaseAccess = Type.Object({
  at: Instant,
  account: Type.String(),
  displayName: Type.String(),
  action: OneOf(caseAccessActions),
  /** By action: `purpose`, `reason`, `expiresAt`, `camera`, `approvedBy` ... */
  detail: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Null()])),
});
export type CaseAccess = Type.Static<typeof CaseAccess>;

/** Somebody who can be named for a case: staff whose area holds it. `GET /api/cases/:caseCode/candidates`. */
export const HandlerCandidate = Type.Object({
  account: Type.String(),
  displayName: Type.String(),
  role: Role,
  /** Code of the department; null = none. */
  department: Nullable(Type.String()),
});
export type HandlerCandidate = Type.Static<typeof HandlerCandidate>;

/** 背对背: what one side said. Only the author and the readers the author names ever see it. */
export const CaseNote = Type.Object({
  id: Type.String({ format: 'uuid' }),
  side: OneOf(['partyA', 'partyB', 'mediator'] as const),
  body: Type.String(),
  author: Type.String(),
  authorName: Type.String(),
  readers: Type.Array(Type.String()),
  createdAt: Instant,
});
export type CaseNote = Type.Static<typeof CaseNote>;

/** `POST /api/cases/:caseCode/notes`. */
export const CaseNoteInput = Type.Object(
  {
    side: OneOf(['partyA', 'partyB', 'mediator'] as const),
    body: Type.String({ minLength: 1, maxLength: 4_000 }),
    /** Other mediators of the case who may read it. */
    readers: Type.Array(Type.String({ maxLength: 60 }), { maxItems: 10 }),
  },
  { additionalProperties: false },
);
export type CaseNoteInput = Type.Static<typeof CaseNoteInput>;
