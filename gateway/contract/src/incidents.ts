import Type from 'typebox';
import { AreaCode } from './areas.ts';
import { Day, Instant, Nullable, OneOf } from './common.ts';

const strict = { additionalProperties: false } as const;

/**
 * 民转刑命案 · 严重精神障碍患者肇事肇祸命案 (HP-27) · 重大群体事件 · 个人极端案件 (FX-18). A kind, a place and a day: no name.
 */
export const incidentKinds = [
  'killingFromDispute',
  'killingInIllness',
  'massIncident',
  'extremeCase',
] as const;
export const IncidentKind = OneOf(incidentKinds);
export type IncidentKind = Type.Static<typeof IncidentKind>;

/** To whom an incident of a kind has to be reported at once: 区委区政府, and 纪检、司法 (FX-18). All kinds have the same way. */
export const escalationSteps = ['head', 'government', 'discipline'] as const;

/** Body of `POST /api/incidents`. */
export const IncidentInput = Type.Object(
  {
    areaCode: AreaCode,
    kind: IncidentKind,
    happenedOn: Day,
    caseCode: Nullable(Type.String({ pattern: '^\\d{6}-\\d{4}-\\d{6,}-\\d$' })),
    note: Type.String({ maxLength: 400 }),
  },
  strict,
);
export type IncidentInput = Type.Static<typeof IncidentInput>;

export const Incident = Type.Object({
  id: Type.String({ format: 'uuid' }),
  areaCode: AreaCode,
  areaName: Type.String(),
  kind: IncidentKind,
  happenedOn: Day,
  /** null = none was named, or it is sealed for the asker. */
  caseCode: Nullable(Type.String()),
  note: Type.String(),
  reportedBy: Type.String(),
  reportedAt: Instant,
  withdrawn: Nullable(Type.Object({ by: Type.String(), reason: Type.String(), at: Instant })),
});
export type Incident = Type.Static<typeof Incident>;

/** Body of `POST /api/incidents/:id/withdraw`; a withdrawn incident stays in the list and counts no more. */
export const IncidentWithdrawal = Type.Object(
  { reason: Type.String({ minLength: 2, maxLength: 200, pattern: '\\S' }) },
  strict,
);

const petitions = {
  /** 初信初访 of the year. */
  n: Type.Integer(),
  /** Cases accepted in the year. */
  of: Type.Integer(),
  /** 0–1; null without cases. */
  share: Nullable(Type.Number()),
  beyondLine: Nullable(Type.Boolean()),
};

/** `GET /api/red-lines?area=&year=` (HP-26, HP-27, FX-17): of the area and of each right below it. */
export const RedLines = Type.Object({
  areaCode: AreaCode,
  areaName: Type.String(),
  year: Type.Integer(),
  /** Share that first petitions must not pass; null = the place names none. */
  line: Nullable(Type.Number()),
  definition: Type.String(),
  petitions: Type.Object(petitions),
  /** Those that were not withdrawn, by kind. */
  incidents: Type.Array(Type.Object({ kind: IncidentKind, n: Type.Integer() })),
  areas: Type.Array(
    Type.Object({
      areaCode: AreaCode,
      areaName: Type.String(),
      petitions: Type.Object(petitions),
      incidents: Type.Integer(),
    }),
  ),
  /** 推诿 拖延 躲绕 by the department of the supervised cases, with all cases that it leads; sealed cases count, none is listed. */
  flags: Type.Array(
    Type.Object({
      /** null = the case has no department yet. */
      department: Nullable(Type.String()),
      shirking: Type.Integer(),
      delaying: Type.Integer(),
      dodging: Type.Integer(),
      cases: Type.Integer(),
    }),
  ),
});
export type RedLines = Type.Static<typeof RedLines>;
