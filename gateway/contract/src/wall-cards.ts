import Type from 'typebox';
import { AreaCode } from './areas.ts';
import { CaseCode } from './case-code.ts';
import { CaseSummary, Clock, LadderStep, Tier, TierReason } from './cases.ts';
import { Instant, Nullable } from './common.ts';
import { TileList } from './wall-tiles.ts';

/**
 * `GET /api/walls/:id/cards/:caseCode`: a case as a tile shows it, for everybody who passes by; every word masked, whoever asks. A kiosk
 * is answered for cases that hang on its wall.
 */
export const WallCard = Type.Object({
  ...CaseSummary.properties,
  /** Where it stands, in the words of the place. */
  stage: Type.String(),
  /** Why it has its tier: counts, dates and sums. */
  reasons: Type.Array(Type.Pick(TierReason, ['factor', 'tier', 'evidence'])),
  /** The clock that runs out next; null = none runs. */
  clock: Nullable(Type.Pick(Clock, ['kind', 'rule', 'dueAt', 'state'])),
  /** The step of the ladder on which it stands; null = the place has none there. */
  rung: Nullable(LadderStep),
  /** Who acts, in words of the place; null = nobody has it. */
  owner: Nullable(Type.String()),
});
export type WallCard = Type.Static<typeof WallCard>;

/** One line of a list: a case, or a letter by its number. */
export const WallListItem = Type.Object({
  /** null = a letter. */
  caseCode: Nullable(CaseCode),
  /** Number of a letter; null = a case. */
  number: Nullable(Type.String()),
  /** null = a letter, or no tier. */
  tier: Nullable(Tier),
  /** Masked. */
  title: Type.String(),
  areaName: Type.String(),
  /** Who acts, in words of the place; null = nobody has it yet. */
  owner: Nullable(Type.String()),
  registeredAt: Instant,
  dueAt: Nullable(Instant),
  overdue: Type.Boolean(),
});
export type WallListItem = Type.Static<typeof WallListItem>;

/** `GET /api/walls/:id/lists/:list?area=`: what waits for somebody, the most urgent first. */
export const WallList = Type.Object({
  list: TileList,
  areaCode: AreaCode,
  areaName: Type.String(),
  items: Type.Array(WallListItem, { maxItems: 50 }),
  /** How many there are, and of how many: open cases, or letters that want an answer. */
  total: Type.Integer(),
  of: Type.Integer(),
  /** The database's clock. */
  at: Instant,
});
export type WallList = Type.Static<typeof WallList>;
