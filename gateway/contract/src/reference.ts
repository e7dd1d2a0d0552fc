import Type from 'typebox';
import { AreaCode } from './areas.ts';
import { BigScreen } from './big-screen.ts';
import { Difficulty, LadderLevel } from './cases.ts';
import { LngLat } from './common.ts';

/** Text in the languages of the UI. */
export const Label = Type.Object({ zh: Type.String(), en: Type.String() });
export type Label = Type.Static<typeof Label>;
/** A language of the UI. */
export type Language = keyof Label;

export const Category = Type.Object({
  code: Type.String(),
  label: Label,
  leadDepartment: Type.String(),
  /** Dispatched without triage (CQ-03: 16 of 19). */
  auto: Type.Boolean(),
});
export type Category = Type.Static<typeof Category>;

/** A sub-centre that keeps the cases of some categories (JN-04). */
export const SubCentre = Type.Object({
  id: Type.String({ pattern: '^[a-z][a-zA-Z0-9-]*$', maxLength: 60 }),
  label: Label,
  /** Codes of categories. */
  categories: Type.Array(Type.String({ pattern: '^[^,]+$' }), { minItems: 1 }),
});
export type SubCentre = Type.Static<typeof SubCentre>;

/** What a page needs once: the words of the place's profile and where its map is. `GET /api/reference`. */
export const Reference = Type.Object({
  profile: Type.Object({ id: Type.String(), label: Label, version: Type.String() }),
  categories: Type.Array(Category),
  departments: Type.Array(Type.Object({ code: Type.String(), label: Label })),
  difficulties: Type.Array(Type.Object({ code: Difficulty, label: Label })),
  ladder: Type.Array(Type.Object({ level: LadderLevel, required: Type.Integer() })),
  bigScreen: BigScreen,
  subCentres: Type.Array(SubCentre),
  region: Type.Object({
    name: Type.String(),
    rootArea: AreaCode,
    centre: LngLat,
    bounds: Type.Tuple([Type.Number(), Type.Number(), Type.Number(), Type.Number()]),
    tiles: Type.String(),
    /** Shown on every map, e.g. 「示意边界，非法定界线」. */
    notice: Type.String(),
    /** Whether 天地图 can be laid under it. */
    tianditu: Type.Boolean(),
  }),
});
export type Reference = Type.Static<typeof Reference>;
