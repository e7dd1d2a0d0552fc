import { areaCodeOfKey } from '@fengqiao/contract/areas';
import type { Decision } from '@fengqiao/contract/decisions';
import type { Language } from '@fengqiao/contract/reference';
import type { DecisionRow } from '@fengqiao/db/queries/decisions';
import { type DecisionActor, isLate, sideOf } from '../../domain/decisions.ts';
import { shanghaiDay } from '../../domain/instant.ts';
import type { Profile } from '../../profiles/profile-schema.ts';

export interface PresentDecision {
  profile: Profile;
  language: Language;
  /** Milliseconds. */
  now: number;
  reader: DecisionActor;
}

/** A decision as the API answers it; its words are masked. Late follows from `now` in milliseconds. */
export function presentDecision(
  row: DecisionRow,
  { profile, language, now, reader }: PresentDecision,
): Decision {
  const department = profile.departments.find(({ code }) => code === row.department);
  const [areaCode, ownerArea] = [areaCodeOfKey(row.area), areaCodeOfKey(row.ownerArea)];
  return {
    id: row.id,
    meetingId: row.meetingId,
    meetingTitle: row.meetingTitle,
    meetingAreaCode: areaCode,
    number: row.number,
    text: row.wordsMasked,
    department: row.department,
    departmentLabel: department?.label[language] ?? row.department,
    ownerArea,
    ownerAreaName: row.ownerAreaName,
    owner: row.owner,
    dueOn: row.dueOn,
    caseCodes: row.caseCodes,
    page: row.page,
    state: row.state,
    late: isLate(row.state, row.dueOn, shanghaiDay(now)),
    decidedAt: row.decidedAt.toISOString(),
    decidedBy: row.decidedBy,
    endedAt: row.endedAt?.toISOString() ?? null,
    side: sideOf(reader, { areaCode, ownerArea, department: row.department }),
    reports: row.reports,
  };
}
