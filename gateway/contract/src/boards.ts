import Type from 'typebox';
import { AreaCode } from './areas.ts';
import { LngLat, Nullable } from './common.ts';
import { LadderGate } from './profiles.ts';
import { Label } from './reference.ts';
import { StaffKind } from './staff.ts';

/** Somebody on the public board (HP-29). */
export const BoardPerson = Type.Object({
  id: Type.String(),
  name: Type.String(),
  post: Type.String(),
  duties: Type.String(),
  kind: StaffKind,
  phone: Nullable(Type.String()),
  /** Whether `GET /api/boards/:centre/photos/:id` has one. */
  photo: Type.Boolean(),
});
export type BoardPerson = Type.Static<typeof BoardPerson>;

/**
 * The rules in force, from which the page draws 接待调解路线图 and 矛盾纠纷事项流程图 (FX-20): changing the place's profile changes the
 * diagrams.
 */
export const BoardRules = Type.Object({
  /** Of the profile, e.g. 「3221」快办机制. */
  ladderName: Nullable(Label),
  /** From the lowest level up; empty = the place counts no attempts. */
  ladder: Type.Array(LadderGate),
  /** The way of a case in the place's words: each step with its stages and the clocks that end in it. */
  steps: Type.Array(
    Type.Object({
      label: Label,
      stages: Type.Array(Label),
      clocks: Type.Array(Type.Object({ rule: Label, term: Label })),
    }),
  ),
  /** Categories, and those of them that go to their department without triage. */
  categories: Type.Integer(),
  autoCategories: Type.Integer(),
  /** A return visit before a case is closed (CQ-30). */
  visit: Type.Boolean(),
});
export type BoardRules = Type.Static<typeof BoardRules>;

/** An area below with the grid staff that are named for it. */
export const BoardArea = Type.Object({
  areaCode: AreaCode,
  name: Type.String(),
  centre: Nullable(LngLat),
  people: Type.Array(
    Type.Object({ name: Type.String(), post: Type.String(), phone: Nullable(Type.String()) }),
  ),
});
export type BoardArea = Type.Static<typeof BoardArea>;

/** `GET /api/boards/:centre` (上墙公示): officials in their office and the rules; nothing of a case and nothing of a party. */
export const PublicBoard = Type.Object({
  centreId: Type.String(),
  name: Type.String(),
  areaCode: AreaCode,
  /** The place whose rules the diagrams show, with their version. */
  profile: Label,
  version: Type.String(),
  /** 中心职责: what the place's rules say the centre does. */
  duties: Type.Array(Label),
  people: Type.Array(BoardPerson),
  /** Departments that sit in the centre, with their windows. */
  departments: Type.Array(Type.Object({ department: Type.String(), label: Label, windows: Type.Integer() })),
  rules: BoardRules,
  areas: Type.Array(BoardArea),
  /** Made up for a demonstration. */
  synthetic: Type.Boolean(),
});
export type PublicBoard = Type.Static<typeof PublicBoard>;

/** `GET /api/boards`: the centres whose board can be shown. */
export const BoardList = Type.Object({
  items: Type.Array(
    Type.Object({
      centreId: Type.String(),
      name: Type.String(),
      /** People on it, and those of them with a photograph. */
      people: Type.Integer(),
      photos: Type.Integer(),
    }),
  ),
});
export type BoardList = Type.Static<typeof BoardList>;
