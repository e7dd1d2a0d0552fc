import type { Pack, PackBlock, PackHead, PackPage } from '@fengqiao/contract/packs';
import type { Language } from '@fengqiao/contract/reference';
import type { DataTable } from '@fengqiao/contract/tables';
import type { Scope } from '@fengqiao/db';
import { findPack, listsWithHidden, packHeads, visibleCodes } from '@fengqiao/db/queries/packs';
import type { FastifyInstance } from 'fastify';
import { type Client, wholeCountry } from '../../plugins/db.ts';
import { AppError } from '../../plugins/errors.ts';
import { presentHead } from './present-pack.ts';
import { hashOf } from './take-pack.ts';
import { topicPrefix } from './topics-of-pack.ts';

/**
 * A pack as it was frozen, in one language, its hash computed anew. What was sealed since stands nowhere but in totals: such cases and
 * topics that hold one are left out for whoever does not see them. Throws `notFound` outside the scope, `pack.broken` when the stored
 * text is not what was hashed.
 */
export async function readPack(
  app: FastifyInstance,
  scope: Scope,
  id: string,
  language: Language,
): Promise<Pack> {
  const row = await app.readScope(scope, (tx) => findPack(tx, id));
  if (row === null) throw new AppError('notFound', `Pack ${id}`);
  if (hashOf(row.content) !== row.sha256) throw new AppError('pack.broken', id);
  const pages = (JSON.parse(row.content) as Record<Language, PackPage[]>)[language];
  // As this account, but everywhere: a case that has moved to another area since is still one of the figure.
  const { lo, hi } = wholeCountry;
  const hidden = await app.readScope({ ...scope, lo, hi }, (tx) => hiddenIn(tx, id, pages));
  return {
    ...presentHead(row),
    pages: pages.map((page) => ({ ...page, blocks: page.blocks.map((block) => without(block, hidden)) })),
  };
}

/** Heads of packs by id, of those that the scope may see. */
export async function headsOf(tx: Client, ids: readonly string[]): Promise<Map<string, PackHead>> {
  const rows = await packHeads(tx, ids);
  return new Map([...rows].map(([id, row]) => [id, presentHead(row)]));
}

interface Hidden {
  isHidden(caseCode: string): boolean;
  topics: ReadonlySet<string>;
}

async function hiddenIn(tx: Client, id: string, pages: readonly PackPage[]): Promise<Hidden> {
  const codes = [...new Set(pages.flatMap(({ blocks }) => blocks.flatMap(codesOf)))];
  const visible = await visibleCodes(tx, codes);
  return {
    isHidden: (caseCode) => !visible.has(caseCode),
    topics: await listsWithHidden(tx, id, topicPrefix),
  };
}

function codesOf(block: PackBlock): string[] {
  if (block.kind === 'cases') return block.cases.map(({ caseCode }) => caseCode);
  if (block.kind !== 'table') return [];
  const columns = codeColumns(block.table);
  return block.table.rows.flatMap(({ cells }) =>
    columns.flatMap((column) => {
      const cell = cells[column];
      return typeof cell === 'string' ? [cell] : [];
    }),
  );
}

const codeColumns = ({ columns }: DataTable): number[] =>
  columns.flatMap(({ kind }, index) => (kind === 'caseCode' ? [index] : []));

function without(block: PackBlock, { isHidden, topics }: Hidden): PackBlock {
  if (block.kind === 'cases')
    return { ...block, cases: block.cases.filter(({ caseCode }) => !isHidden(caseCode)) };
  if (block.kind === 'topics')
    return { ...block, topics: block.topics.filter(({ id }) => !topics.has(topicPrefix + id)) };
  if (block.kind !== 'table') return block;
  const columns = codeColumns(block.table);
  if (columns.length === 0) return block;
  const rows = block.table.rows.filter(({ cells }) =>
    columns.every((column) => {
      const cell = cells[column];
      return typeof cell !== 'string' || !isHidden(cell);
    }),
  );
  return { ...block, table: { ...block.table, rows } };
}
