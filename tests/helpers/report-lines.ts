import type { ReportKind } from '@fengqiao/contract/reports';
import { readPack } from '@fengqiao/gateway/features/packs/read-pack';
import { takePack } from '@fengqiao/gateway/features/packs/take-pack';
import { reportPages } from '@fengqiao/gateway/features/reports/kinds/pages-of';
import { tablesCsv } from '@fengqiao/gateway/features/tables/csv';
import { tablesOf } from '@fengqiao/gateway/features/tables/pack-tables';
import { wholeCountry } from '@fengqiao/gateway/plugins/db';
import type { FastifyInstance } from 'fastify';

/** The lines that a report of an area writes into its files, as CSV; `profile` is the place's. */
export async function reportLines(
  app: FastifyInstance,
  asked: { kind: ReportKind; areaCode: string; from: string; until: string; profile: string },
): Promise<string[]> {
  const { kind, profile } = asked;
  const build = reportPages[kind];
  const { id } = await takePack(app, { ...asked, profile: app.profileOf(profile), build });
  const pack = await readPack(app, { ...wholeCountry, purpose: '' }, id, 'zh');
  return tablesCsv(tablesOf(pack, 'zh'), 'zh').toString('utf8').split('\r\n');
}
