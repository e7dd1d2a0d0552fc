import Type from 'typebox';
import { AreaCode } from './areas.ts';
import { CaseCode } from './case-code.ts';
import { Instant, LngLat, Nullable, OneOf } from './common.ts';
import { CaseConfidentiality } from './confidentiality.ts';
import { LadderLevel } from './ladder-levels.ts';
import { CaseMark, CaseOrder, LeaderAsked } from './orders.ts';

export { LadderLevel, ladderLevels } from './ladder-levels.ts';

export const caseEventTypes = [
  'case.registered',
  'case.triaged',
  'case.dispatched',
  'case.accepted',
  'case.returned',
  'mediation.attempted',
  'case.escalated',
  'route.entered',
  'route.concluded',
  'risk.signalled',
  'tier.changed',
  'deadline.passed',
  'nudge.sent',
  'case.supervised',
  'letter.issued',
  'letter.received',
  'letter.replied',
  'leader.assigned',
  'support.given',
  'whistle.blown',
  'whistle.answered',
  'service.pushed',
  'service.answered',
  'petition.lodged',
  'case.resolved',
  'case.visited',
  'case.rated',
  'case.closed',
  'case.reopened',
  'note.added',
] as const;
export const CaseEventType = OneOf(caseEventTypes);
export type CaseEventType = Type.Static<typeof CaseEventType>;

/** 难易: consult 政策咨询 · simple 简易 · general 一般 · complex 复杂 · major 重大 (BZ-04..08). */
export const difficulties = ['consult', 'simple', 'general', 'complex', 'major'] as const;
export const Difficulty = OneOf(difficulties);
export type Difficulty = Type.Static<typeof Difficulty>;

/** 蓝橙红 (BZ-01). A tier belongs to a case, never to a person. */
export const tiers = ['blue', 'orange', 'red'] as const;
export const Tier = OneOf(tiers);
export type Tier = Type.Static<typeof Tier>;

/** 渠道 (FX-09). */
export const channels = ['onsite', 'platform', 'phone', 'wechat', 'sms'] as const;
export const Channel = OneOf(channels);
export type Channel = Type.Static<typeof Channel>;

/** 调解 仲裁 行政裁决 行政复议 诉讼 法律监督 赋强公证 信访 (CQ-32, YC-05..10, JN-06). */
export const routes = [
  'mediation',
  'arbitration',
  'adjudication',
  'reconsideration',
  'litigation',
  'supervision',
  'notarisation',
  'petition',
] as const;
export const Route = OneOf(routes);
export type Route = Type.Static<typeof Route>;

/** 多次报警 极端言行 多重身份 久拖不决 群众不满意 (CQ-05) · 苗头性 行动性 扬言类 (NA-06). */
export const riskFactors = [
  'repeatedAlarm',
  'extremeSpeech',
  'multipleIdentities',
  'prolonged',
  'dissatisfied',
  'emerging',
  'action',
  'threat',
] as const;
export const RiskFactor = OneOf(riskFactors);
export type RiskFactor = Type.Static<typeof RiskFactor>;

/** Where a case stands; the stage words of a place come from its profile. */
export const caseStatuses = [
  'registered',
  'triaged',
  'dispatched',
  'accepted',
  'returned',
  'resolved',
  'closed',
] as const;
export const CaseStatus = OneOf(caseStatuses);
export type CaseStatus = Type.Static<typeof CaseStatus>;

/** One line of a list, a feed or a map pop-up. The title is masked: no name, number or address of a person. */
export const CaseSummary = Type.Object({
  caseCode: CaseCode,
  title: Type.String(),
  category: Nullable(Type.String()),
  status: CaseStatus,
  tier: Nullable(Tier),
  difficulty: Nullable(Difficulty),
  areaCode: AreaCode,
  areaName: Type.String(),
  /** Placed by the source's area only: neither code nor coordinates said where. */
  unplaced: Type.Boolean(),
  /** Where it happened, else the point of its area; the map shows it there. */
  location: Nullable(LngLat),
  channel: Nullable(Channel),
  source: Type.String(),
  leadDepartment: Nullable(Type.String()),
  people: Nullable(Type.Integer()),
  registeredAt: Instant,
  /** Time of the newest event by the senders' clocks. */
  lastEventAt: Instant,
  resolvedAt: Nullable(Instant),
  /** The next deadline that is still open, and whether it has passed. */
  dueAt: Nullable(Instant),
  overdue: Type.Boolean(),
  /** There for its named handlers only; everybody else is never sent it. */
  sealed: Type.Boolean(),
});
export type CaseSummary = Type.Static<typeof CaseSummary>;

/** A deadline that explains itself: rule, start, days skipped, due. */
export const Clock = Type.Object({
  /** `triage`, `resolve`, ... as the profile names it. */
  kind: Type.String(),
  /** The rule in words of the profile, e.g. 「一般纠纷 5日办理（工作日）」. */
  rule: Type.String(),
  /** How long it runs, in words: 「5个工作日」. */
  term: Type.String(),
  /** What the place has to confirm of the rule, because its text leaves it open; null = nothing. */
  confirm: Nullable(Type.String()),
  /** Acceptance row of the source document, e.g. `BZ-06`. */
  sourceRow: Type.String(),
  startedAt: Instant,
  dueAt: Instant,
  metAt: Nullable(Instant),
  /** Days in between that did not count, with the reason (weekend or holiday name). */
  skipped: Type.Array(Type.Object({ day: Type.String(), reason: Type.String() })),
  /** Weekends in between that were worked in exchange for a holiday (调休) and counted. */
  worked: Type.Array(Type.Object({ day: Type.String(), reason: Type.String() })),
  state: OneOf(['running', 'met', 'metLate', 'overdue'] as const),
});
export type Clock = Type.Static<typeof Clock>;

export const TierReason = Type.Object({
  /** Id of the rule that fired. */
  rule: Type.String(),
  factor: Type.String(),
  tier: Tier,
  /** What was found, in words with its numbers. Counts, dates and sums: never a name. */
  evidence: Type.String(),
  found: Type.Number(),
  /** From where on the rule fires. */
  atLeast: Type.Number(),
  /** When what was found began and ended; null = it has no date, or goes on. */
  from: Nullable(Instant),
  to: Nullable(Instant),
});
export type TierReason = Type.Static<typeof TierReason>;

export const TimelineEvent = Type.Object({
  eventId: Type.String(),
  type: CaseEventType,
  source: Type.String(),
  /** Account that did it at a desk; null = a source or the engine says so. */
  by: Nullable(Type.String()),
  occurredAt: Instant,
  receivedAt: Instant,
  areaCode: AreaCode,
  payload: Type.Record(Type.String(), Type.Unknown()),
});
export type TimelineEvent = Type.Static<typeof TimelineEvent>;

export const LadderStep = Type.Object({
  level: LadderLevel,
  attempts: Type.Integer(),
  /** Attempts the profile asks for before passing up; null = the level has no gate. */
  required: Nullable(Type.Integer()),
});

/** Where a case stands in the words of a place: its status, and the step of the place's way (XM-03, HP-24, BZ-24). */
export const CaseStage = Type.Object({
  word: Type.String(),
  steps: Type.Array(Type.String()),
  /** Index in `steps`. */
  at: Type.Integer(),
});
export type CaseStage = Type.Static<typeof CaseStage>;

export const CaseDetail = Type.Object({
  ...CaseSummary.properties,
  caseRef: Type.String(),
  /** Like the title and the words of the timeline: as `confidentiality.visibility` says. */
  detail: Nullable(Type.String()),
  confidentiality: CaseConfidentiality,
  amountYuan: Nullable(Type.String()),
  /** By whose rules stage, clocks, ladder and tier are read: id and name. */
  profile: Type.String(),
  profileName: Type.String(),
  stage: CaseStage,
  leader: Nullable(Type.String()),
  route: Nullable(Route),
  resolvedLevel: Nullable(LadderLevel),
  timeline: Type.Array(TimelineEvent),
  clocks: Type.Array(Clock),
  ladder: Type.Array(LadderStep),
  order: CaseOrder,
  /** What broke or bent a rule of the place. */
  marks: Type.Array(CaseMark),
  /** Why a leader has to be named before it goes on; null = nobody has to. */
  leaderAsked: Nullable(LeaderAsked),
  tierReasons: Type.Array(TierReason),
  /** Version of the rules by which the tier was found. */
  tierRulesVersion: Type.String(),
});
export type CaseDetail = Type.Static<typeof CaseDetail>;

/** Filters of `GET /api/cases` and of the map; every one is optional and held in the URL of a view. */
export const CaseFilter = Type.Object({
  area: Type.Optional(AreaCode),
  tier: Type.Optional(Tier),
  status: Type.Optional(Type.Union([CaseStatus, Type.Literal('open')])),
  category: Type.Optional(Type.String({ maxLength: 60 })),
  /** Level of the centre that has it: its inbox (CQ-18). */
  level: Type.Optional(LadderLevel),
  overdue: Type.Optional(Type.Boolean()),
  from: Type.Optional(Instant),
  to: Type.Optional(Instant),
  q: Type.Optional(Type.String({ maxLength: 200 })),
});
export type CaseFilter = Type.Static<typeof CaseFilter>;
