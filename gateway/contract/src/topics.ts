import Type from 'typebox';
import { AreaCode } from './areas.ts';
import { CaseSummary, Tier } from './cases.ts';
import { Instant, LngLat, Nullable, OneOf } from './common.ts';

/** How a topic compares with the window before: new, rising by half or more, falling, as before. */
export const topicTrends = ['new', 'rising', 'asBefore', 'falling'] as const;
export const TopicTrend = OneOf(topicTrends);
export type TopicTrend = Type.Static<typeof TopicTrend>;

export const heatTermNames = [
  'cases',
  'recent',
  'people',
  'ways',
  'repeats',
  'blue',
  'orange',
  'red',
] as const;

/** One term of the heat: what was counted, points for each, and the points it gives. The heat is their sum. */
export const HeatTerm = Type.Object({
  term: OneOf(heatTermNames),
  count: Type.Integer(),
  weight: Type.Number(),
  /** `count × weight`; for people `log2(1 + count) × weight`. */
  points: Type.Number(),
});
export type HeatTerm = Type.Static<typeof HeatTerm>;

/** What kind of place holds a topic together: a name in the words, a square of about a kilometre, an area of the registry. */
export const TopicPlace = Type.Object({
  kind: OneOf(['named', 'cell', 'area'] as const),
  /** The name that the words say; null for cells and areas. */
  name: Nullable(Type.String()),
  /** The finest area that holds all its cases. */
  areaCode: AreaCode,
  areaName: Type.String(),
  centre: Nullable(LngLat),
});
export type TopicPlace = Type.Static<typeof TopicPlace>;

const Counts = Type.Array(Type.Object({ key: Type.String(), n: Type.Integer() }));

/** A group of cases on one matter, by place and subject, from masked words. Never about a person. */
export const Topic = Type.Object({
  id: Type.String(),
  place: TopicPlace,
  /** Words that its cases share, the most common first, each with the number of cases that say it. */
  words: Type.Array(Type.Object({ word: Type.String(), n: Type.Integer() })),
  /** Code of the category, where the category alone holds it together and no word does. */
  category: Nullable(Type.String()),
  heat: Type.Number(),
  terms: Type.Array(HeatTerm),
  cases: Type.Integer(),
  trend: Nullable(TopicTrend),
  /** Cases of this place with one of its words, in this window and in the one before: what the trend goes by. */
  matching: Type.Object({ now: Type.Integer(), before: Nullable(Type.Integer()) }),
  tiers: Counts,
  categories: Counts,
  firstAt: Instant,
  lastAt: Instant,
});
export type Topic = Type.Static<typeof Topic>;

/** `GET /api/topics`: whole days of Asia/Shanghai; without them the last 30. */
export const TopicQuery = Type.Object(
  {
    area: Type.Optional(AreaCode),
    from: Type.Optional(Instant),
    to: Type.Optional(Instant),
    /** Topics that hold a case of the tier, those with most of them first (BZ-02). */
    tier: Type.Optional(Tier),
    /** Topics that hold a case of the category, e.g. the board of medical disputes (MS-09). */
    category: Type.Optional(Type.String({ maxLength: 60 })),
    trend: Type.Optional(TopicTrend),
  },
  { additionalProperties: false },
);
export type TopicQuery = Type.Static<typeof TopicQuery>;

/** Where the topics come from, so that they can be checked and asked for again. */
export const TopicBasis = Type.Object({
  from: Instant,
  to: Instant,
  computedAt: Instant,
  rulesVersion: Type.String(),
  /** Cases of the window in the area that was asked for, sealed ones not among them. */
  cases: Type.Integer(),
  /** Those of them that belong to one of its topics. */
  grouped: Type.Integer(),
  /** False = there were more cases than one computation takes: the newest were looked at. */
  whole: Type.Boolean(),
});
export type TopicBasis = Type.Static<typeof TopicBasis>;

export const TopicList = Type.Object({ basis: TopicBasis, topics: Type.Array(Topic) });
export type TopicList = Type.Static<typeof TopicList>;

/** A case of a topic with the words that put it there. */
export const TopicEvidence = Type.Object({ ...CaseSummary.properties, words: Type.Array(Type.String()) });
export type TopicEvidence = Type.Static<typeof TopicEvidence>;

export const TopicDetail = Type.Object({
  topic: Topic,
  basis: TopicBasis,
  /** The newest first; those that the session may see. */
  evidence: Type.Array(TopicEvidence),
});
export type TopicDetail = Type.Static<typeof TopicDetail>;

/** Kinds of nodes of a topic's graph. There is none for persons. */
export const graphNodeKinds = ['case', 'place', 'subject', 'channel', 'source', 'department'] as const;
export const GraphNode = Type.Object({
  id: Type.String(),
  kind: OneOf(graphNodeKinds),
  /** Masked title of a case, name of a place, word, code of a channel, source or department. */
  label: Type.String(),
  /** Cases at this node; 1 for a case. */
  n: Type.Integer(),
  caseCode: Nullable(Type.String()),
  tier: Nullable(Tier),
});
export type GraphNode = Type.Static<typeof GraphNode>;

export const graphLinkKinds = [
  'place',
  'subject',
  'channel',
  'source',
  'department',
  'sameReporter',
] as const;
export const GraphLink = Type.Object({
  from: Type.String(),
  to: Type.String(),
  kind: OneOf(graphLinkKinds),
});
export type GraphLink = Type.Static<typeof GraphLink>;

/** 拓扑图 of a topic (MS-11): its cases, the newest of them, and what links them. */
export const TopicGraph = Type.Object({
  nodes: Type.Array(GraphNode),
  links: Type.Array(GraphLink),
  /** Cases of the topic that the session may see, and how many of them are drawn. */
  cases: Type.Integer(),
  drawn: Type.Integer(),
  /** Cases whose reporter reported another of them. Which ones they are is shown inside the handling team only. */
  repeated: Type.Integer(),
});
export type TopicGraph = Type.Static<typeof TopicGraph>;

/** Why two cases may be one matter. */
export const RelatedReason = Type.Object({
  kind: OneOf(['place', 'words', 'category', 'time', 'sameReporter'] as const),
  /** Words in common, or the common area's name; empty for the others. */
  words: Type.Array(Type.String()),
  /** Metres between the two places, days between the two registrations; null for the others. */
  n: Nullable(Type.Number()),
  points: Type.Number(),
});
export type RelatedReason = Type.Static<typeof RelatedReason>;

/** A case that may be a report of the same matter, with the reasons and their points. */
export const RelatedCase = Type.Object({
  ...CaseSummary.properties,
  points: Type.Number(),
  reasons: Type.Array(RelatedReason),
});
export type RelatedCase = Type.Static<typeof RelatedCase>;

/** `GET /api/cases/:caseCode/related`: likely reports of the same matter, with the reasons (CQ-15, MS-11). */
export const RelatedCases = Type.Object({
  items: Type.Array(RelatedCase),
  /** Cases that were compared: of the same county, of the half year before and after. */
  compared: Type.Integer(),
  /** Other cases of the scope by one of its reporters; null = nobody said who reported. */
  sameReporter: Nullable(Type.Integer()),
});
export type RelatedCases = Type.Static<typeof RelatedCases>;
