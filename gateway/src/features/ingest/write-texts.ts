import {
  type CaseTextRow,
  type EventTextRow,
  insertEventTexts,
  upsertCaseTexts,
} from '@fengqiao/db/queries/case-text';
import type { LogEvent } from '../../domain/fold.ts';
import type { Client } from '../../plugins/db.ts';
import type { CaseWork } from './fold-cases.ts';
import { writeSearch } from './write-search.ts';

/** Writes what the events of a batch said in words, as written and masked; of a title and a detail the newest. */
export async function writeTexts(tx: Client, works: readonly CaseWork[]): Promise<void> {
  const words: CaseTextRow[] = [];
  const texts: EventTextRow[] = [];
  for (const { caseId, view, events, fold } of works) {
    const row: CaseTextRow = {
      caseId,
      area: view.area,
      title: '',
      detail: null,
      titleMasked: '',
      detailMasked: null,
    };
    for (const event of events) {
      if (event.texts !== null)
        texts.push({
          caseId,
          area: view.area,
          source: event.source,
          eventId: event.eventId,
          fields: event.texts,
          fieldsMasked: event.masked.texts ?? '{}',
        });
      // The register holds this very event: its words are the newest.
      if (event.title !== null && isOf(event, fold.title)) {
        row.title = event.title;
        row.titleMasked = event.masked.title ?? '';
      }
      if (event.detail !== null && isOf(event, fold.detail)) {
        row.detail = event.detail;
        row.detailMasked = event.masked.detail;
      }
    }
    if (row.title !== '' || row.detail !== null) words.push(row);
  }
  if (words.length > 0) await upsertCaseTexts(tx, words);
  await writeSearch(tx, words);
  if (texts.length > 0) await insertEventTexts(tx, texts);
}

function isOf(event: LogEvent, register: readonly [number, string, string, unknown] | undefined): boolean {
  return (
    register !== undefined &&
    register[0] === event.at &&
    register[1] === event.source &&
    register[2] === event.eventId
  );
}
