import Type from 'typebox';
import { CaseCode } from './case-code.ts';
import { Tier } from './cases.ts';
import { Day, Instant, Nullable, OneOf } from './common.ts';
import { TierRule } from './profiles.ts';

/** Most rules of one version. */
export const maxTierRules = 100;
const Rules = Type.Array(TierRule, { minItems: 1, maxItems: maxTierRules });
const Why = Type.String({ minLength: 4, maxLength: 500 });

export const tierRulesStates = ['proposed', 'refused', 'withdrawn', 'active', 'retired'] as const;

/** One version of the rules by which tiers are found, with who made it, who agreed and why. */
export const TierRulesVersion = Type.Object({
  version: Type.String(),
  /** `profile` = came with the product, `site` = made here. */
  origin: OneOf(['profile', 'site'] as const),
  state: OneOf(tierRulesStates),
  rules: Type.Array(TierRule),
  /** The version that it changes or goes back to. */
  basedOn: Nullable(Type.String()),
  why: Type.String(),
  draftedBy: Nullable(Type.String()),
  draftedAt: Instant,
  decidedBy: Nullable(Type.String()),
  decidedAt: Nullable(Instant),
  decisionReason: Nullable(Type.String()),
  activeFrom: Nullable(Instant),
  activeUntil: Nullable(Instant),
});
export type TierRulesVersion = Type.Static<typeof TierRulesVersion>;

/** `GET /api/tier-rules`: the newest version first. */
export const TierRulesList = Type.Object({
  active: Type.String(),
  versions: Type.Array(TierRulesVersion),
  /** Whether this account may propose, try and decide: a leader or head of the whole place. */
  mayChange: Type.Boolean(),
});
export type TierRulesList = Type.Static<typeof TierRulesList>;

/** What somebody proposes; a second person switches it on. */
export const TierRulesProposal = Type.Object(
  { basedOn: Type.String({ maxLength: 80 }), rules: Rules, why: Why },
  { additionalProperties: false },
);
export type TierRulesProposal = Type.Static<typeof TierRulesProposal>;

export const TierRulesDecision = Type.Object(
  { decision: OneOf(['approved', 'refused'] as const), reason: Type.Optional(Why) },
  { additionalProperties: false },
);
export type TierRulesDecision = Type.Static<typeof TierRulesDecision>;

/** Rules to try on the past of so many days, before they are proposed or switched on. */
export const TierTrialInput = Type.Object(
  { rules: Rules, days: Type.Integer({ minimum: 7, maximum: 400 }) },
  { additionalProperties: false },
);
export type TierTrialInput = Type.Static<typeof TierTrialInput>;

/** Figures of a trial behind which there is a list of cases. */
export const trialLists = ['changed', 'earlier', 'later', 'newReds', 'lostReds'] as const;
export type TrialList = (typeof trialLists)[number];

const PerTier = Type.Object({
  none: Type.Integer(),
  blue: Type.Integer(),
  orange: Type.Integer(),
  red: Type.Integer(),
});

/** What would have been different. Cases are counted, people never. */
export const TierTrialResult = Type.Object({
  /** Cases that were open or had an event in the window; every other figure is of them. */
  cases: Type.Integer(),
  /** Cases whose tier would have been another one at some time of the window. */
  changed: Type.Integer(),
  /** Cases that would have reached the highest tier they reached anyway sooner or later, and by how many days (median). */
  earlier: Type.Integer(),
  earlierDays: Nullable(Type.Number()),
  later: Type.Integer(),
  laterDays: Nullable(Type.Number()),
  /** Cases that would have turned red in the window and did not, and the other way round. */
  newReds: Type.Integer(),
  lostReds: Type.Integer(),
  /** Cases that turned red for the first time, by week (its Monday), under both sets of rules; the first and last may be part weeks. */
  weeks: Type.Array(Type.Object({ monday: Day, before: Type.Integer(), after: Type.Integer() })),
  /** Tiers of the open ones among them at the end of the window. */
  nowBefore: PerTier,
  nowAfter: PerTier,
});
export type TierTrialResult = Type.Static<typeof TierTrialResult>;

export const TierTrial = Type.Object({
  id: Type.String(),
  askedBy: Type.String(),
  askedAt: Instant,
  /** Version that the rules are compared with. */
  against: Type.String(),
  days: Type.Integer(),
  state: OneOf(['running', 'done', 'cancelled', 'failed'] as const),
  /** Cases looked at, of how many. */
  lookedAt: Type.Integer(),
  ofAll: Type.Integer(),
  finishedAt: Nullable(Instant),
  result: Nullable(TierTrialResult),
});
export type TierTrial = Type.Static<typeof TierTrial>;

/** One case behind a figure, as far as the account may see it. */
export const TrialCase = Type.Object({
  caseCode: CaseCode,
  /** Masked. */
  title: Type.String(),
  /** Highest tier in the window under the rules in force, and under those that were tried. */
  before: Nullable(Tier),
  after: Nullable(Tier),
  /** Days by which its highest tier would have come earlier; negative = later; null = it never would, or did not. */
  earlierDays: Nullable(Type.Number()),
});
export type TrialCase = Type.Static<typeof TrialCase>;

/** Record of a timed run (LZ-05). */
export const TierRun = Type.Object({
  id: Type.Integer(),
  startedAt: Instant,
  durationMs: Type.Integer(),
  version: Type.String(),
  /** Cases whose time had come, or whose rules had changed. */
  lookedAt: Type.Integer(),
  changed: Type.Integer(),
  changes: Type.Array(Type.Object({ before: Nullable(Tier), after: Nullable(Tier), n: Type.Integer() })),
  /** Why it ended early; null = it did not. */
  error: Nullable(Type.String()),
});
export type TierRun = Type.Static<typeof TierRun>;

/** `GET /api/reconcile`: what the last nightly comparison of a sample of states and rollups with the log found. */
export const Reconcile = Type.Object({
  last: Nullable(
    Type.Object({
      at: Instant,
      cases: Type.Integer(),
      events: Type.Integer(),
      /** `<table>.<column>` → how many; empty = all was what the log says. */
      differences: Type.Record(Type.String(), Type.Integer()),
    }),
  ),
});
export type Reconcile = Type.Static<typeof Reconcile>;
