import { expect, test } from 'vitest';
import { ofThisMoment } from '../../features/indicators/indicator-groups.ts';
import { flatten, resources } from '../../i18n/resources.ts';
import { type AnalysisPageSpec, analysisPage, analysisPages } from './analysis-pages.ts';

const pages: readonly AnalysisPageSpec[] = analysisPages;
const words = flatten(resources.zh);

test('every page has its own address, a name, and a sentence that says what it is about', () => {
  const ids = pages.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const missing = ids
    .flatMap((id) => [`analysis.page.${id}`, `analysis.lead.${id}`])
    .filter((key) => !words.has(key));
  expect(missing).toEqual([]);
  expect(analysisPage('routes')?.id).toBe('routes');
  expect(analysisPage('pigeons')).toBeUndefined();
});

test('what is counted of this moment has no series', () => {
  const drawn = pages.flatMap(({ cards }) =>
    cards.flatMap((card) => (card.kind === 'series' ? [card.name] : [])),
  );
  expect(drawn.filter((name) => ofThisMoment.includes(name))).toEqual([]);
});

test('every group of figures and every splitting has words', () => {
  const keys = pages.flatMap(({ cards }) =>
    cards.flatMap((card) => {
      if (card.kind === 'figures') return [`analysis.figures.${card.id}`];
      return card.kind === 'split' ? [`analysis.${card.by}Of`] : [];
    }),
  );
  expect(keys.filter((key) => !words.has(key))).toEqual([]);
});
