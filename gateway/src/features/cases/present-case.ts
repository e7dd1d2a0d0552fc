import { areaCodeOfKey } from '@fengqiao/contract/areas';
import type { CaseDetail, TimelineEvent } from '@fengqiao/contract/cases';
import type { CaseConfidentiality } from '@fengqiao/contract/confidentiality';
import type { Language } from '@fengqiao/contract/reference';
import { type CaseDetailRow, caseSummary, type TimelineRow } from '@fengqiao/db/queries/cases';
import type Type from 'typebox';
import type { Calendar } from '../../domain/calendar.ts';
import { viewOf } from '../../domain/case-view.ts';
import { courseOf } from '../../domain/course.ts';
import { clocksOf, nextDue } from '../../domain/deadlines.ts';
import type { CaseFold, Facts, LogEvent } from '../../domain/fold.ts';
import { ladderOf } from '../../domain/ladder.ts';
import type { Masker } from '../../domain/mask.ts';
import { maskerFor } from '../../domain/masker-for.ts';
import type { Places } from '../../domain/placing.ts';
import { stageOf } from '../../domain/stage.ts';
import { tierOf } from '../../domain/tier.ts';
import type { Profile } from '../../profiles/profile-schema.ts';

export interface PresentOptions {
  profile: Profile;
  calendar: Calendar;
  /** By whose tier rules and as of when (ms) the tier and its reasons are shown. */
  judged: { by: Profile; at: number };
  places: Places;
  /** How the reader sees what people wrote. */
  confidentiality: CaseConfidentiality;
  language: Language;
}

/** A case as its page shows it; clocks and ladder are computed now, by the profile that was asked for. */
export function presentCase(
  row: CaseDetailRow,
  timeline: readonly TimelineRow[],
  { profile, calendar, judged, places, confidentiality, language }: PresentOptions,
): CaseDetail {
  const asWritten = confidentiality.visibility !== 'masked';
  const fold = row.fold as CaseFold;
  const now = row.now.getTime();
  const context = {
    sourceArea: row.source_area,
    profile,
    pointOf: (area: number) => places.pointOf(area),
  };
  const view = viewOf(fold, context);
  const due = nextDue(fold, view, profile, calendar);
  const finding = tierOf(fold, view, due?.dueAt ?? null, judged.by, judged.at, language);
  const { order, marks, leaderAsked } = courseOf(timeline.map(loggedEvent), view, profile, calendar, now);
  return {
    ...caseSummary(row),
    ...(asWritten ? { title: row.title_written } : {}),
    tier: finding.tier,
    dueAt: due === null ? null : new Date(due.dueAt).toISOString(),
    overdue: due !== null && now > due.dueAt,
    caseRef: row.case_ref,
    detail: asWritten ? row.detail : row.detail_masked,
    confidentiality,
    amountYuan: row.amount_yuan,
    profile: profile.id,
    profileName: profile.label[language],
    stage: stageOf(view.status, profile, language),
    leader: row.leader,
    route: row.resolved_route as CaseDetail['route'],
    resolvedLevel: row.resolved_level as CaseDetail['resolvedLevel'],
    timeline: timeline.map((event) => presentEvent(event, asWritten ? null : maskerFor(places, profile))),
    clocks: clocksOf(fold, view, profile, calendar, now, language),
    ladder: ladderOf(fold, profile),
    order,
    marks,
    leaderAsked,
    tierReasons: finding.reasons,
    tierRulesVersion: finding.rulesVersion,
  };
}

function loggedEvent({ event_id, source, type, occurred_at, payload: stored }: TimelineRow): LogEvent {
  const { facts = {}, ...payload } = stored as { facts?: Facts };
  return {
    source,
    eventId: event_id,
    type: type as LogEvent['type'],
    at: occurred_at.getTime(),
    facts,
    payload,
  };
}

/** `masker` null = as written. A letter's recipient is a person as often as an office, and the log has it as it came. */
function presentEvent(row: TimelineRow, masker: Masker | null): Type.Static<typeof TimelineEvent> {
  const { facts, ...payload } = row.payload as { facts?: Facts };
  return {
    eventId: row.event_id,
    type: row.type as Type.Static<typeof TimelineEvent>['type'],
    source: row.source,
    by: facts?.by ?? null,
    occurredAt: row.occurred_at.toISOString(),
    receivedAt: row.received_at.toISOString(),
    areaCode: areaCodeOfKey(row.area),
    payload: {
      ...payload,
      ...('recipient' in payload && masker !== null ? { recipient: masker.deep(payload.recipient) } : {}),
      ...(masker === null ? row.fields : row.fields_masked),
    },
  };
}
