import type { MappedStep, MappedValue } from '@fengqiao/contract/imports';
import type { IngestEvent } from '@fengqiao/contract/ingest';
import type { CaseRow } from './case-row.ts';
import { eventId } from './event-ids.ts';

/** The steps that a row tells of, without what it says of its case. Throws `RefusedRow`. */
export function stepsOf(row: CaseRow, caseRef: string, steps: readonly MappedStep[]): IngestEvent[] {
  return steps.flatMap((step) => {
    if (step.when !== undefined && !step.when.words.includes(row.textIn(step.when.column))) return [];
    const occurredAt = row.timeIn(step.at);
    if (occurredAt === null) return [];
    const payload = Object.fromEntries(
      Object.entries(step.payload ?? {}).flatMap(([field, value]) => {
        const found = payloadValue(row, value);
        return found === undefined ? [] : [[field, found]];
      }),
    );
    const id = eventId(caseRef, `${step.type.split('.').at(-1)}:${seconds(occurredAt)}`);
    return [{ eventId: id, caseRef, type: step.type, occurredAt, payload }];
  });
}

/** Short, and the same however the sender writes the time. */
export const seconds = (instant: string): string => Math.floor(Date.parse(instant) / 1000).toString(36);

/** undefined = the cell is empty and nothing stands for that. */
function payloadValue(row: CaseRow, value: MappedValue): string | number | boolean | undefined {
  if (typeof value !== 'object') return value;
  const word = row.textIn(value.column);
  if (word === '') return value.otherwise;
  if (value.words === undefined) return word;
  if (Object.hasOwn(value.words, word)) return value.words[word];
  return (
    value.otherwise ?? row.refuse(value.column, 'row.badValue', `no word of ours for ${word.slice(0, 60)}`)
  );
}
