import { createHash } from 'node:crypto';
import { areaCodeOfKey } from '@fengqiao/contract/areas';
import type { Pack, PackHead, Progress } from '@fengqiao/contract/packs';
import type { ReportKind } from '@fengqiao/contract/reports';
import { type FileFormat, fileFormats } from '@fengqiao/contract/tables';
import { dropPackOfReport, type MadeReport, type ReportRow } from '@fengqiao/db/queries/reports';
import type { FastifyInstance } from 'fastify';
import { reportRule } from '../../domain/report-rules.ts';
import { wholeCountry } from '../../plugins/db.ts';
import { documentKind, kindOfReport } from '../documents/document-kinds.ts';
import { countingTemplate } from '../documents/templates.ts';
import { readPack } from '../packs/read-pack.ts';
import { takePack } from '../packs/take-pack.ts';
import { packFiles } from '../tables/pack-file.ts';
import { reportPages } from './kinds/pages-of.ts';
import { type SigningKey, signingKey } from './sign.ts';

/** Freezes the figures of a report, writes its files by the site's template and signs them. Throws what `signal` is aborted with. */
export async function makeFiles(
  app: FastifyInstance,
  report: ReportRow,
  onProgress: (progress: Progress) => Promise<void>,
  signal: AbortSignal,
): Promise<MadeReport> {
  const kind = report.kind as ReportKind;
  const areaCode = areaCodeOfKey(report.area);
  const key = await signingKey(app.pool, app.config.sealKey);
  const build = reportPages[kind];
  // Freezing tells of its own steps; the files are one more.
  const more = (progress: Progress): Progress => ({ ...progress, of: progress.of + 1 });
  const head = await takePack(
    app,
    { kind, areaCode, from: report.fromDay, until: report.untilDay, build },
    (progress) => onProgress(more(progress)),
    signal,
  );
  try {
    const steps = build.length + 3;
    await onProgress({ done: steps - 1, of: steps, step: '文件' });
    return { packId: head.id, ...(await filesOf(app, report, head, key, signal)) };
  } catch (error) {
    await app.inScope(wholeCountry, (tx) => dropPackOfReport(tx, head.id));
    throw error;
  }
}

async function filesOf(
  app: FastifyInstance,
  report: ReportRow,
  head: PackHead,
  key: SigningKey,
  signal: AbortSignal,
): Promise<Omit<MadeReport, 'packId'>> {
  const kind = report.kind as ReportKind;
  const template = await app.readScope(wholeCountry, (tx) =>
    countingTemplate(tx, head.areaCode, documentKind(app.profile, kindOfReport(kind))),
  );
  // As the gateway with no rights of a handler: what is sealed stands in no file.
  const pack = await readPack(app, { lo: 0, hi: wholeCountry.hi }, head.id, 'zh');
  const files = await packFiles(pack, fileFormats, {
    title: reportRule(kind).label.zh,
    language: 'zh',
    author: report.askedBy ?? '',
    at: new Date(head.takenAt),
    drill: app.config.drill,
    template: template.bytes,
    signal,
  });
  return {
    printed: codesIn(pack),
    files: fileFormats.flatMap((format: FileFormat) => {
      const content = files[format];
      if (content === undefined) return [];
      const sha256 = createHash('sha256').update(content).digest('hex');
      return [{ format, content, sha256, signature: key.sign(sha256) }];
    }),
  };
}

/** Codes of the cases that stand in the pages. */
export function codesIn({ pages }: Pick<Pack, 'pages'>): string[] {
  const codes = new Set<string>();
  for (const block of pages.flatMap(({ blocks }) => blocks)) {
    if (block.kind === 'cases') for (const { caseCode } of block.cases) codes.add(caseCode);
    if (block.kind !== 'table') continue;
    for (const [index, column] of block.table.columns.entries())
      if (column.kind === 'caseCode')
        for (const { cells } of block.table.rows) {
          const cell = cells[index];
          if (typeof cell === 'string') codes.add(cell);
        }
  }
  return [...codes];
}
