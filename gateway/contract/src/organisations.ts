import Type from 'typebox';
import { AreaCode } from './areas.ts';
import { OneOf } from './common.ts';

const strict = { additionalProperties: false } as const;
/** Of an organisation or a team. */
export const Name = Type.String({ minLength: 1, maxLength: 80, pattern: '\\S' });

/**
 * 人民调解委员会 `committee` · 行业性专业性调解组织 `professional` · 商会等社会调解组织 `social` · 个人调解室 `studio` · 律师事务所 `lawFirm` ·
 * 心理服务机构 `counselling`
 */
export const organisationKinds = [
  'committee',
  'professional',
  'social',
  'studio',
  'lawFirm',
  'counselling',
  'other',
] as const;
export const OrganisationKind = OneOf(organisationKinds);
export type OrganisationKind = Type.Static<typeof OrganisationKind>;

/** Body of `POST /api/organisations` and `PUT /api/organisations/:id`. */
export const OrganisationInput = Type.Object(
  {
    areaCode: AreaCode,
    name: Name,
    kind: OrganisationKind,
    /** Codes of the categories that it takes; empty = all. */
    categories: Type.Array(Type.String({ minLength: 1, maxLength: 60 }), { maxItems: 60 }),
  },
  strict,
);
export type OrganisationInput = Type.Static<typeof OrganisationInput>;

/** A mediation organisation (调解组织) with how many people and teams it has. */
export const Organisation = Type.Object({
  id: Type.String({ format: 'uuid' }),
  ...OrganisationInput.properties,
  areaName: Type.String(),
  people: Type.Integer(),
  /** Of them professional mediators: their attempts pass the third gate of the ladder (HP-04). */
  professionals: Type.Integer(),
  teams: Type.Integer(),
});
export type Organisation = Type.Static<typeof Organisation>;

/** Body of `POST /api/teams` and `PUT /api/teams/:id`. */
export const TeamInput = Type.Object(
  {
    areaCode: AreaCode,
    name: Name,
    /** null = a team of the centre itself. */
    organisationId: Type.Union([Type.String({ format: 'uuid' }), Type.Null()]),
  },
  strict,
);
export type TeamInput = Type.Static<typeof TeamInput>;

/** 调解员 + 法律顾问 + 心理咨询师: a team is complete with one of each. */
export const Team = Type.Object({
  id: Type.String({ format: 'uuid' }),
  ...TeamInput.properties,
  areaName: Type.String(),
  organisationName: Type.Union([Type.String(), Type.Null()]),
  mediators: Type.Integer(),
  lawyers: Type.Integer(),
  counsellors: Type.Integer(),
});
export type Team = Type.Static<typeof Team>;

/** Who a team still lacks. */
export const missingOf = (
  team: Pick<Team, 'mediators' | 'lawyers' | 'counsellors'>,
): ('mediator' | 'lawyer' | 'counsellor')[] => [
  ...(team.mediators === 0 ? (['mediator'] as const) : []),
  ...(team.lawyers === 0 ? (['lawyer'] as const) : []),
  ...(team.counsellors === 0 ? (['counsellor'] as const) : []),
];
