import Type from 'typebox';
import { AreaCode } from './areas.ts';
import { Cursor, Day, Instant, Nullable, OneOf } from './common.ts';
import { Pack, PackHead, Progress } from './packs.ts';
import { FileFormat } from './tables.ts';

const strict = { additionalProperties: false } as const;
/** `YYYY-MM`. */
const Month = Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])$' });

/**
 * daily 重点矛盾纠纷日报告 (FX-02) · weekly 周通报 (CQ-24) · monthlyReport 月工作报告 (FX-02, HP-12) · monthlyReturn 月报表 (HP-13) · ledger 综合台账
 * (HP-14) · quarterly 季考评 (BZ-16) · safety 平安报表, problems 问题清单 (CQ-26) · taskLists 任务进度责任清单 (XM-06) · writeOffLists 责任化解销账清单
 * (MS-13) · acceptance 验收考核 (FX-14) · redLines 红线 (HP-26, HP-27).
 */
export const reportKinds = [
  'daily',
  'weekly',
  'monthlyReport',
  'monthlyReturn',
  'ledger',
  'quarterly',
  'safety',
  'problems',
  'taskLists',
  'writeOffLists',
  'acceptance',
  'redLines',
] as const;
export const ReportKind = OneOf(reportKinds);
export type ReportKind = Type.Static<typeof ReportKind>;

/** `cancelled` = by its asker; what was made of it is gone. */
export const reportStates = ['queued', 'running', 'ready', 'failed', 'cancelled'] as const;
export const ReportState = OneOf(reportStates);
export type ReportState = Type.Static<typeof ReportState>;

/** A file of a report: kept byte by byte, signed by the key of the installation. */
export const ReportFile = Type.Object({
  format: FileFormat,
  bytes: Type.Integer(),
  /** Lower-case hex. */
  sha256: Type.String(),
  /** Ed25519 over the 64 characters of the hash, base64url; the public key is at `GET /api/reports/key`. */
  signature: Type.String(),
});
export type ReportFile = Type.Static<typeof ReportFile>;

const line = {
  id: Type.String({ format: 'uuid' }),
  kind: ReportKind,
  areaCode: AreaCode,
  areaName: Type.String(),
  from: Day,
  /** Excluded. */
  until: Day,
  title: Type.String(),
  state: ReportState,
  progress: Nullable(Progress),
  /** Why it failed, in words; null unless it did. */
  failure: Nullable(Type.String()),
  /** null = made by the clock of the profile. */
  askedBy: Nullable(Type.String()),
  askedAt: Instant,
  readyAt: Nullable(Instant),
  pack: Nullable(PackHead),
  files: Type.Array(ReportFile),
};
export const ReportLine = Type.Object(line);
export type ReportLine = Type.Static<typeof ReportLine>;

/** `GET /api/reports/:id`; its pages are frozen like a meeting's. */
export const Report = Type.Object({ ...line, content: Nullable(Pack) });
export type Report = Type.Static<typeof Report>;

/** `POST /api/reports` (202): made in the background; the same question in the queue twice is one report. */
export const ReportInput = Type.Object(
  {
    kind: ReportKind,
    areaCode: AreaCode,
    /** A day in the period; left out = the last whole one. */
    day: Type.Optional(Day),
  },
  strict,
);
export type ReportInput = Type.Static<typeof ReportInput>;

export const ReportQuery = Type.Object(
  {
    area: Type.Optional(AreaCode),
    kind: Type.Optional(ReportKind),
    cursor: Type.Optional(Cursor),
  },
  strict,
);
export type ReportQuery = Type.Static<typeof ReportQuery>;

/** A kind as this place makes it. `GET /api/reports/kinds` */
export const ReportKindLine = Type.Object({
  kind: ReportKind,
  label: Type.String(),
  /** What it holds, in a sentence. */
  about: Type.String(),
  sourceRow: Type.String(),
  period: OneOf(['day', 'week', 'month', 'quarter', 'year', 'now'] as const),
  /** When it is made by itself, in words; null = only when asked for. */
  automatic: Nullable(Type.String()),
});
export type ReportKindLine = Type.Static<typeof ReportKindLine>;

/** 月报: who has sent the return of a month up, by when (HP-13). `GET /api/returns?month=` */
export const ReturnLine = Type.Object({
  areaCode: AreaCode,
  areaName: Type.String(),
  /** End of the day by which it was due. */
  dueAt: Instant,
  sentAt: Nullable(Instant),
  sentBy: Nullable(Type.String()),
  reportId: Nullable(Type.String({ format: 'uuid' })),
  state: OneOf(['open', 'inTime', 'late', 'missing'] as const),
});
export const Returns = Type.Object({
  month: Month,
  definition: Type.String(),
  /** Areas that owe one: the denominator. */
  expected: Type.Integer(),
  inTime: Type.Integer(),
  late: Type.Integer(),
  missing: Type.Integer(),
  lines: Type.Array(ReturnLine),
});
export type Returns = Type.Static<typeof Returns>;

/** `GET /api/returns`: left out = the last month that is over. */
export const ReturnsQuery = Type.Object({ month: Type.Optional(Month) }, strict);

/** `POST /api/returns`: the head of the area that owes one sends it up. */
export const ReturnInput = Type.Object({ month: Month, reportId: Type.String({ format: 'uuid' }) }, strict);
export type ReturnInput = Type.Static<typeof ReturnInput>;

/** `GET /api/reports/key`: checks the signature of a file over the 64 characters of its SHA-256. */
export const ReportKey = Type.Object({
  algorithm: Type.Literal('Ed25519'),
  /** SPKI in PEM. */
  publicKey: Type.String(),
  madeAt: Instant,
});
export type ReportKey = Type.Static<typeof ReportKey>;
