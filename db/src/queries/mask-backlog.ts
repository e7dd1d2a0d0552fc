import { arrayLiteral } from '../array-literal.ts';
import type { Queryable } from '../pool.ts';

export interface UnmaskedCase {
  case_id: number;
  title: string;
  detail: string | null;
}

/** Takes cases whose words are not masked yet, as long as the transaction lasts; another gateway takes others. */
export async function takeUnmaskedCases(tx: Queryable, limit: number): Promise<UnmaskedCase[]> {
  const { rows } = await tx.query<UnmaskedCase>({
    name: 'maskBacklog.takeCases',
    text: `select case_id, title, detail from case_text where title_masked is null
            order by case_id limit $1 for update skip locked`,
    values: [limit],
  });
  return rows;
}

/** Stores the masked words of cases. */
export async function setMaskedCases(
  tx: Queryable,
  cases: readonly { caseId: number; title: string; detail: string | null }[],
): Promise<void> {
  await tx.query({
    name: 'maskBacklog.setCases',
    text: `update case_text set title_masked = n.title, detail_masked = n.detail
             from unnest($1::bigint[], $2::text[], $3::text[]) as n (case_id, title, detail)
            where case_text.case_id = n.case_id`,
    values: [
      arrayLiteral(cases.map(({ caseId }) => caseId)),
      arrayLiteral(cases.map(({ title }) => title)),
      arrayLiteral(cases.map(({ detail }) => detail)),
    ],
  });
}

export interface UnmaskedEvent {
  case_id: number;
  source: string;
  event_id: string;
  fields: Record<string, unknown>;
}

/** Takes events whose free text is not masked yet, as long as the transaction lasts. */
export async function takeUnmaskedEvents(tx: Queryable, limit: number): Promise<UnmaskedEvent[]> {
  const { rows } = await tx.query<UnmaskedEvent>({
    name: 'maskBacklog.takeEvents',
    text: `select case_id, source, event_id, fields from event_text where fields_masked is null
            order by case_id limit $1 for update skip locked`,
    values: [limit],
  });
  return rows;
}

/** Stores the masked free text (JSON) of events. */
export async function setMaskedEvents(
  tx: Queryable,
  events: readonly { caseId: number; source: string; eventId: string; fields: string }[],
): Promise<void> {
  await tx.query({
    name: 'maskBacklog.setEvents',
    text: `update event_text set fields_masked = n.fields
             from unnest($1::bigint[], $2::text[], $3::text[], $4::jsonb[]) as n (case_id, source, event_id, fields)
            where event_text.case_id = n.case_id and event_text.source = n.source and event_text.event_id = n.event_id`,
    values: [
      arrayLiteral(events.map(({ caseId }) => caseId)),
      arrayLiteral(events.map(({ source }) => source)),
      arrayLiteral(events.map(({ eventId }) => eventId)),
      arrayLiteral(events.map(({ fields }) => fields)),
    ],
  });
}

/** Cases and events that wait for their mask. */
export async function countUnmasked(tx: Queryable): Promise<{ cases: number; events: number }> {
  const { rows } = await tx.query<{ cases: number; events: number }>({
    name: 'maskBacklog.count',
    text: `select (select count(*)::int from case_text where title_masked is null) as cases,
                  (select count(*)::int from event_text where fields_masked is null) as events`,
  });
  return rows[0] ?? { cases: 0, events: 0 };
}
