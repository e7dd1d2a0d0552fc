import { areasTable, figuresTable, partsTable, seriesTable } from '@fengqiao/contract/indicator-tables';
import type { IndicatorFileQuery, IndicatorName } from '@fengqiao/contract/indicators';
import type { Language } from '@fengqiao/contract/reference';
import type { DataTable } from '@fengqiao/contract/tables';
import type { FastifyInstance } from 'fastify';
import type { AccountSession } from '../../plugins/auth.ts';
import { tableFile } from '../tables/table-file.ts';
import { indicator, indicatorByArea, indicatorSeries } from './service.ts';
import { titles } from './titles.ts';

/** What a view is called behind the name of its indicator. */
const viewWords = {
  figure: { zh: '', en: '' },
  parts: { zh: '构成', en: ' by part' },
  series: { zh: '走势', en: ' over time' },
  areas: { zh: '按区划', en: ' by area' },
} as const;

/** One view of an indicator as a file, with the very table that stands on the page. Throws what the view itself throws. */
export async function indicatorFile(
  app: FastifyInstance,
  session: AccountSession,
  name: IndicatorName,
  query: IndicatorFileQuery,
  language: Language,
): Promise<{ title: string; file: Buffer }> {
  const title = `${titles[name][language]}${viewWords[query.view][language]}`;
  const table = await tableOf(app, session, name, query, title, language);
  const about = { title, language, author: session.areaName, at: new Date() };
  return { title, file: await tableFile([table], query.format, about) };
}

async function tableOf(
  app: FastifyInstance,
  session: AccountSession,
  name: IndicatorName,
  { view, step, format: _format, ...query }: IndicatorFileQuery,
  title: string,
  language: Language,
): Promise<DataTable> {
  const { compare: _compare, baselineFrom: _from, baselineTo: _to, ...filter } = query;
  switch (view) {
    case 'figure': {
      const figure = await indicator(app, session, name, query, language);
      return figuresTable(title, figure.unit, [{ title, indicator: figure }], language);
    }
    case 'parts':
      return partsTable(title, await indicator(app, session, name, query, language), language);
    case 'series': {
      const ask = step === undefined ? filter : { ...filter, step };
      return seriesTable(title, await indicatorSeries(app, session, name, ask, language), language);
    }
    case 'areas':
      return areasTable(title, await indicatorByArea(app, session, name, filter, language), language);
  }
}
