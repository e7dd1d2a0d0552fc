import { type TopicSourceRow, topicSources } from '@fengqiao/db/queries/topics';
import type { FastifyInstance } from 'fastify';
import { foldText } from '../../domain/fold-text.ts';
import type { TopicCase } from '../../domain/topic-case.ts';
import { termsOf } from '../../domain/topic-terms.ts';
import { wholeCountry } from '../../plugins/db.ts';
import type { Segmenter } from './segmenter.ts';
import type { DayWindow } from './window.ts';

/** Cases that one computation takes; of more the newest. */
export const mostCases = 200_000;
/** Read and segmented at once: some milliseconds of this thread. */
const casesAtOnce = 500;
/** A title that says less than this is read with the beginning of its account. */
const enoughWords = 2;

/** Cases of a window with their words, the newest first; `whole` = there were not more. */
export async function collectCases(
  app: FastifyInstance,
  segmenter: Segmenter,
  window: DayWindow,
  signal: AbortSignal,
): Promise<{ cases: TopicCase[]; whole: boolean }> {
  const areaNames = new Set([...(await app.places.current()).names()].map(foldText));
  const span = { from: new Date(window.from), to: new Date(window.to) };
  const reporters = new Map<string, number>();
  const cases: TopicCase[] = [];
  for (let last: TopicSourceRow | undefined; cases.length < mostCases; ) {
    signal.throwIfAborted();
    const before = last === undefined ? null : { registeredAt: last.registered_at, caseId: last.case_id };
    const rows = await app.readScope(wholeCountry, (tx) => topicSources(tx, span, before, casesAtOnce));
    const titles = rows.map(({ title }) => foldText(title));
    const words = await segmenter.tag(titles);
    const terms = titles.map((title, index) => termsOf(title, words[index] ?? [], areaNames));
    await addDetails(segmenter, rows, terms, areaNames);
    for (const [index, row] of rows.entries()) {
      const { subjects = [], places = [] } = terms[index] ?? {};
      cases.push({ ...factsOf(row, reporters), subjects, places });
    }
    last = rows.at(-1);
    if (rows.length < casesAtOnce) return { cases, whole: true };
  }
  return { cases, whole: false };
}

type Terms = ReturnType<typeof termsOf>;

/** What the accounts of cases say whose titles say next to nothing. */
async function addDetails(
  segmenter: Segmenter,
  rows: readonly TopicSourceRow[],
  terms: Terms[],
  areaNames: ReadonlySet<string>,
): Promise<void> {
  const short = rows.flatMap(({ detail }, index) => {
    const found = terms[index];
    const enough = found === undefined || found.subjects.length + found.places.length >= enoughWords;
    return enough || detail === null ? [] : [{ index, text: foldText(detail) }];
  });
  const words = await segmenter.tag(short.map(({ text }) => text));
  for (const [at, { index, text }] of short.entries()) {
    const found = terms[index];
    const more = termsOf(text, words[at] ?? [], areaNames);
    if (found === undefined) continue;
    terms[index] = {
      subjects: [...new Set([...found.subjects, ...more.subjects])],
      places: [...new Set([...found.places, ...more.places])],
    };
  }
}

function factsOf(
  row: TopicSourceRow,
  reporters: Map<string, number>,
): Omit<TopicCase, 'subjects' | 'places'> {
  const { area, cell, category, people } = row;
  return {
    caseId: row.case_id,
    area,
    cell,
    category,
    way: `${row.source} ${row.channel ?? ''}`,
    tier: row.tier as TopicCase['tier'],
    people,
    registeredAt: row.registered_at.getTime(),
    reporters: (row.reporters ?? []).map((hash) => {
      const known = reporters.get(hash) ?? reporters.size;
      reporters.set(hash, known);
      return known;
    }),
  };
}
