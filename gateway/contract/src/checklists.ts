import Type from 'typebox';
import { AreaCode } from './areas.ts';
import { Instant, Nullable, OneOf } from './common.ts';
import { Label } from './reference.ts';

const strict = { additionalProperties: false } as const;

export const itemStates = ['met', 'partly', 'notMet'] as const;
export const ItemState = OneOf(itemStates);
export type ItemState = Type.Static<typeof ItemState>;

/** What the product knows by itself and shows beside an item; it never decides the item's state. */
export const factNames = [
  'fullTimeStaff',
  'zones',
  'presence',
  'duty',
  'teams',
  'publicStaff',
  'gridWorkers',
  'process',
  'noAnswer',
  'firstPetitions',
  'incidents',
  'sources',
] as const;
export const FactName = OneOf(factNames);
export type FactName = Type.Static<typeof FactName>;

/** `n` of `of`; `of` null = a plain count. Its words are the page's (`checklists.fact.<name>`). */
export const Fact = Type.Object({
  name: FactName,
  n: Type.Number(),
  of: Nullable(Type.Number()),
  /** Whether the figure is what the rule asks for; null = the figure alone does not say. */
  holds: Nullable(Type.Boolean()),
  /** Path of the page where it comes from. */
  link: Type.String(),
});
export type Fact = Type.Static<typeof Fact>;

/** `profile.list`, e.g. `haizhou.acceptance`. */
export const ListId = Type.String({
  pattern: '^[a-z][a-zA-Z0-9-]*\\.[a-zA-Z0-9][a-zA-Z0-9+-]*$',
  maxLength: 121,
});

/** A path of this product, never another host. */
export const OwnPath = Type.String({ pattern: '^/(?!/)[\\w\\-./?=&%$]*$', maxLength: 200 });

/** Body of `PUT /api/checklists/:list/:item`. */
export const ChecklistItemInput = Type.Object(
  {
    /** Left out = the session's own area. */
    areaCode: Type.Optional(AreaCode),
    state: Nullable(ItemState),
    /** What the item says here, where the source document only numbers it; null = as the profile has it. */
    words: Nullable(Type.String({ maxLength: 300 })),
    evidence: Type.String({ maxLength: 1_000 }),
    link: Nullable(OwnPath),
    fact: Nullable(FactName),
  },
  strict,
);
export type ChecklistItemInput = Type.Static<typeof ChecklistItemInput>;

export const ChecklistItem = Type.Object({
  item: Type.Integer(),
  label: Label,
  /** Its own, or those of the area above that gave it words. */
  words: Nullable(Type.String()),
  state: Nullable(ItemState),
  evidence: Type.String(),
  link: Nullable(Type.String()),
  /** The live figure beside it. */
  fact: Nullable(Fact),
  updatedBy: Nullable(Type.String()),
  updatedAt: Nullable(Instant),
});
export type ChecklistItem = Type.Static<typeof ChecklistItem>;

const progress = {
  met: Type.Integer(),
  partly: Type.Integer(),
  notMet: Type.Integer(),
  items: Type.Integer(),
};

/** A list with how far it is: `met` of `items`; what nobody has said is in none of the three. */
export const Checklist = Type.Object({
  id: ListId,
  label: Label,
  /** Place whose list it is, and whether this system works by that place's profile. */
  place: Label,
  own: Type.Boolean(),
  sourceRow: Type.String(),
  note: Nullable(Label),
  ...progress,
  entries: Type.Array(ChecklistItem),
});
export type Checklist = Type.Static<typeof Checklist>;

/** `GET /api/checklists?area=`. */
export const Checklists = Type.Object({
  areaCode: AreaCode,
  areaName: Type.String(),
  lists: Type.Array(Checklist),
  /** Everything that can be shown beside an item. */
  facts: Type.Array(Fact),
});
export type Checklists = Type.Static<typeof Checklists>;

/** `GET /api/checklists/:list/areas?area=`: how far the areas right below are, in the order of their codes. */
export const ChecklistAreas = Type.Object({
  areas: Type.Array(Type.Object({ areaCode: AreaCode, areaName: Type.String(), ...progress })),
});
export type ChecklistAreas = Type.Static<typeof ChecklistAreas>;
