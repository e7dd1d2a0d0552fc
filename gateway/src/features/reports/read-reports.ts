import { areaKey, areaRange } from '@fengqiao/contract/areas';
import type { PackCases, PackCasesQuery } from '@fengqiao/contract/packs';
import type { Language } from '@fengqiao/contract/reference';
import type { Report, ReportKey, ReportKindLine, ReportLine, ReportQuery } from '@fengqiao/contract/reports';
import type { FileFormat } from '@fengqiao/contract/tables';
import { findReport, listReports, type ReportRow, reportFile } from '@fengqiao/db/queries/reports';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { clockReports } from '../../domain/report-clock.ts';
import { reportRules } from '../../domain/report-rules.ts';
import type { AccountSession } from '../../plugins/auth.ts';
import { type Client, narrow, wholeCountry } from '../../plugins/db.ts';
import { AppError } from '../../plugins/errors.ts';
import { cursorKey, page } from '../../plugins/paging.ts';
import { packCases } from '../packs/pack-cases.ts';
import { headsOf, readPack } from '../packs/read-pack.ts';
import { presentReport } from './present-report.ts';
import { signingKey } from './sign.ts';

const reportsAtOnce = 50;

/** The kinds that the session may make and read, with when this place makes them by itself. */
export function reportKinds(
  app: FastifyInstance,
  session: AccountSession,
  language: Language,
): ReportKindLine[] {
  const clock = clockReports(app.profile);
  return reportRules
    .filter(({ roles }) => roles.includes(session.role))
    .map(({ kind, label, about, sourceRow, period }) => {
      const rules = clock.filter((each) => each.kind === kind);
      const words = rules.map(({ cadence }) => `${cadence.label[language]} (${cadence.sourceRow})`);
      return {
        kind,
        label: label[language],
        about: about[language],
        sourceRow,
        period,
        automatic: rules.length === 0 ? null : words.join(language === 'zh' ? '；' : '; '),
      };
    });
}

const kindsOf = ({ role }: AccountSession): string[] =>
  reportRules.filter(({ roles }) => roles.includes(role)).map(({ kind }) => kind);

/** Reports of the session's area, the newest first. Throws `access.denied` outside its subtree. */
export async function listedReports(
  app: FastifyInstance,
  session: AccountSession,
  { area, kind, cursor }: ReportQuery,
  language: Language,
): Promise<{ items: ReportLine[]; nextCursor: string | null }> {
  if (area !== undefined && narrow(session, area) === null) throw new AppError('access.denied');
  const [at, id] = cursorKey(cursor, /^\d{1,17}_[0-9a-f-]{36}$/)?.split('_') ?? [];
  const kinds = kindsOf(session).filter((each) => kind === undefined || each === kind);
  return app.readScope(session, async (tx) => {
    const rows = await listReports(tx, {
      ...(area === undefined ? session : areaRange(area)),
      kinds,
      after: at === undefined || id === undefined ? null : { askedAtUs: Number(at), id },
      limit: reportsAtOnce + 1,
    });
    const { items, nextCursor } = page(rows, reportsAtOnce, (row) => `${row.askedAtUs}_${row.id}`);
    const heads = await headsOf(
      tx,
      items.flatMap(({ packId }) => packId ?? []),
    );
    return {
      items: items.map((row) => presentReport(row, heads.get(row.packId ?? '') ?? null, language)),
      nextCursor,
    };
  });
}

/** A report that the session may see. Throws `notFound`. */
export async function reportFor(tx: Client, session: AccountSession, id: string): Promise<ReportRow> {
  const row = await findReport(tx, id);
  if (row === null || !kindsOf(session).includes(row.kind)) throw new AppError('notFound', `Report ${id}`);
  return row;
}

/** A report with its frozen pages. Throws `notFound`, `pack.broken`. */
export async function oneReport(
  app: FastifyInstance,
  session: AccountSession,
  id: string,
  language: Language,
): Promise<Report> {
  const { row, pack } = await app.readScope(session, async (tx) => {
    const row = await reportFor(tx, session, id);
    const heads = await headsOf(tx, row.packId === null ? [] : [row.packId]);
    return { row, pack: heads.get(row.packId ?? '') ?? null };
  });
  const content = row.packId === null ? null : await readPack(app, session, row.packId, language);
  return { ...presentReport(row, pack, language), content };
}

/** The cases behind a figure of a report. Throws `notFound`. */
export async function reportCasesBehind(
  app: FastifyInstance,
  session: AccountSession,
  id: string,
  query: PackCasesQuery,
): Promise<PackCases> {
  const { packId } = await app.readScope(session, (tx) => reportFor(tx, session, id));
  if (packId === null) throw new AppError('report.notReady', id);
  return packCases(app, session, packId, query);
}

/** A kept file, byte by byte as it was signed. Throws `notFound`, `report.notReady`, `report.sealedSince`. */
export async function fetchReport(
  app: FastifyInstance,
  request: FastifyRequest,
  id: string,
  format: FileFormat,
): Promise<{ file: Buffer; name: string }> {
  const { session } = request;
  const { lo, hi } = wholeCountry;
  const row = await app.readScope(session, (tx) => reportFor(tx, session, id));
  // As this account wherever a case has moved: it is left out only when it was sealed.
  const found = await app.readScope({ ...session, lo, hi }, (tx) => reportFile(tx, id, format));
  if (found === null) throw new AppError('report.notReady', id);
  if (found.hidden > 0) throw new AppError('report.sealedSince', String(found.hidden));
  const { areaName, title } = row;
  await app.audit(
    { action: 'data.exported', object: `report:${id}`, detail: { format, kind: row.kind } },
    request,
  );
  return { file: found.content, name: `${areaName}${title}` };
}

/** The public key of the installation, for whoever checks a file. Throws `report.noKey`. */
export async function publicKey(app: FastifyInstance): Promise<ReportKey> {
  const { publicKey, madeAt } = await signingKey(app.pool, app.config.sealKey);
  return { algorithm: 'Ed25519', publicKey, madeAt: madeAt.toISOString() };
}

/** 15-digit key of an area in the session's subtree. Throws `access.denied`. */
export function ownArea(session: AccountSession, areaCode: string): number {
  const key = areaKey(areaCode);
  if (key < session.lo || key > session.hi) throw new AppError('access.denied');
  return key;
}
