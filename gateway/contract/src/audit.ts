import Type from 'typebox';
import { Role } from './accounts.ts';
import { AreaCode } from './areas.ts';
import { Day, Instant, Nullable, OneOf } from './common.ts';

/** What is written down, `noun.verbed`. A name is never given a second meaning: old rows are read for years. */
export const auditActions = [
  'session.opened',
  'session.refused',
  'session.closed',
  'session.revoked',
  'session.copied',
  'password.changed',
  'password.reset',
  'secondFactor.set',
  'secondFactor.removed',
  'account.created',
  'account.changed',
  'terminal.invited',
  'terminal.enrolled',
  'terminal.revoked',
  'source.registered',
  'source.changed',
  'source.keyChanged',
  'access.denied',
  'case.registered',
  'case.acted',
  'case.compared',
  'case.reported',
  'case.unmasked',
  'case.sealed',
  'case.unsealed',
  'case.handlersNamed',
  'case.viewedUnmasked',
  'case.notesRead',
  'case.noteWritten',
  'case.acknowledged',
  'case.documentMade',
  'letter.drafted',
  'letter.issued',
  'letter.received',
  'letter.replied',
  'letter.reminded',
  'letter.assigned',
  'letter.coordinated',
  'letter.withdrawn',
  'letter.fileAdded',
  'letter.fileRemoved',
  'document.fetched',
  'template.changed',
  'viewing.requested',
  'viewing.decided',
  'viewing.ended',
  'camera.played',
  'camera.changed',
  'camera.talked',
  'camera.turned',
  'camera.replayed',
  'camera.snapshot',
  'camera.imported',
  'wall.changed',
  'wall.pairingAsked',
  'wall.paired',
  'wall.leased',
  'wall.noted',
  'rules.changed',
  'rules.proposed',
  'rules.decided',
  'rules.withdrawn',
  'rules.tried',
  'presence.changed',
  'organisation.changed',
  'team.changed',
  'staff.changed',
  'duty.changed',
  'checklist.changed',
  'incident.reported',
  'incident.withdrawn',
  'meeting.changed',
  'meeting.acted',
  'meeting.noted',
  'meeting.fetched',
  'decision.made',
  'decision.changed',
  'decision.reported',
  'floor.changed',
  'room.reported',
  'report.asked',
  'report.cancelled',
  'return.sent',
  'data.imported',
  'data.exported',
  'data.printed',
  'data.repaired',
  'data.deleted',
  'audit.read',
  'audit.exported',
  'audit.verified',
  'drill.started',
  'drill.entered',
  'drill.left',
  'drill.steered',
  'drill.ended',
  'secrets.rotated',
  'setup.done',
  'socket.refused',
] as const;
export const AuditAction = OneOf(auditActions);
export type AuditAction = Type.Static<typeof AuditAction>;

export const AuditOutcome = OneOf(['done', 'refused'] as const);

/** Facts of an act by name: codes, ids, counts and words that the actor gave as a reason; never a secret or a party's data. */
export const AuditDetail = Type.Record(
  Type.String({ maxLength: 40 }),
  Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null(), Type.Array(Type.String())]),
);
export type AuditDetail = Type.Static<typeof AuditDetail>;

/** One row of the log; `hash` = SHA-256(prev || UTF-8(day \n no \n at \n entry)). */
export const AuditEntry = Type.Object({
  /** Asia/Shanghai. */
  day: Day,
  /** From 1 each day, without gaps. */
  no: Type.Integer(),
  at: Instant,
  /** null = nobody was logged in. */
  actor: Nullable(Type.String()),
  role: Nullable(Role),
  areaCode: Nullable(AreaCode),
  terminal: Nullable(Type.String()),
  /** IP address. */
  address: Nullable(Type.String()),
  action: AuditAction,
  outcome: AuditOutcome,
  /** What was acted on, `<noun>:<id>`, e.g. `case:511902-2026-000123-4`. */
  object: Nullable(Type.String()),
  detail: AuditDetail,
  /** Lower-case hex. */
  hash: Type.String(),
});
export type AuditEntry = Type.Static<typeof AuditEntry>;

/** Filters of `GET /api/audit` and of its export; newest first. */
export const AuditFilter = Type.Object({
  from: Type.Optional(Day),
  to: Type.Optional(Day),
  actor: Type.Optional(Type.String({ maxLength: 60 })),
  action: Type.Optional(AuditAction),
  outcome: Type.Optional(AuditOutcome),
  /** Whole, or its beginning, e.g. `camera:`. */
  object: Type.Optional(Type.String({ maxLength: 100 })),
});
export type AuditFilter = Type.Static<typeof AuditFilter>;

/** The newest link of the chain: write it down outside, and nobody can shorten the log unseen. */
export const AuditHead = Type.Object({ day: Day, no: Type.Integer(), at: Instant, hash: Type.String() });
export type AuditHead = Type.Static<typeof AuditHead>;

/** What the verifier found; `fault` names the first row that does not hold. */
export const AuditVerification = Type.Object({
  rows: Type.Integer(),
  from: Nullable(Type.Object({ day: Day, no: Type.Integer() })),
  head: Nullable(AuditHead),
  fault: Nullable(Type.Object({ day: Day, no: Type.Integer(), what: Type.String() })),
});
export type AuditVerification = Type.Static<typeof AuditVerification>;

/**
 * `GET /api/audit/verification`: the verifier at work, or its last result. It runs in the background; a `GET` starts it when this
 * gateway has not run it within ten minutes, a `POST` whenever it does not run already. Ask again while `running`.
 */
export const AuditVerificationStatus = Type.Object({
  ...AuditVerification.properties,
  state: OneOf(['running', 'done', 'failed'] as const),
  /** Share of the rows read so far, 0–1; `rows` counts them. */
  progress: Type.Number(),
  startedAt: Instant,
  finishedAt: Nullable(Instant),
});
export type AuditVerificationStatus = Type.Static<typeof AuditVerificationStatus>;
