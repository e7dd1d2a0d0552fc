import type { Pack, PackBlock, PackFigure, PackPage } from '@fengqiao/contract/packs';
import type { Language } from '@fengqiao/contract/reference';
import { caseTable, topicTable } from './case-tables.ts';
import { figureTable, shareTable } from './figure-tables.ts';
import type { FileTable } from './file-table.ts';
import { mapTable, trendTable } from './series-tables.ts';

/** What stands in a file for a part of a page: words, or a table. */
export type FilePart = { kind: 'text'; text: string } | { kind: 'table'; table: FileTable };

/** A page of a pack as a file holds it. */
export interface FileSection {
  title: string;
  lead: string | null;
  parts: FilePart[];
}

/** The pages of a pack in words and tables: what a page draws, a file writes. */
export const sectionsOf = ({ pages }: Pack, language: Language): FileSection[] =>
  pages.map(({ title, lead, blocks }) => ({
    title,
    lead,
    parts: blocks.flatMap((block) => partsOf(block, title, language)),
  }));

/** The tables of a pack, each with the page that it stands on in its title. */
export function tablesOf(pack: Pack, language: Language): FileTable[] {
  return pack.pages.flatMap((page) => {
    const tables = page.blocks.flatMap((block) =>
      partsOf(block, page.title, language).flatMap((part) => (part.kind === 'table' ? [part.table] : [])),
    );
    return tables.map((table) => ({ ...table, title: titleOn(page, table.title) }));
  });
}

const titleOn = ({ title }: PackPage, table: string): string =>
  table.startsWith(title) ? table : `${title} ${table}`;

function partsOf(block: PackBlock, title: string, language: Language): FilePart[] {
  const table = (made: FileTable): FilePart[] => [{ kind: 'table', table: made }];
  switch (block.kind) {
    case 'text':
      return [{ kind: 'text', text: block.text }];
    case 'table':
      return table(block.table);
    case 'figures':
      return [figureTable(title, block.figures, language), ...itemised(block.figures, language)].flatMap(
        table,
      );
    case 'shares':
      return table(shareTable(block.figure, language));
    case 'trend':
      return table(trendTable(block, language));
    case 'map':
      return table(mapTable(block, language));
    case 'cases':
      return table(caseTable(block, language));
    case 'topics':
      return table(topicTable(title, block.topics, language));
  }
}

/** A figure of parts is written with them: on a page they stand in its card. */
const itemised = (figures: readonly PackFigure[], language: Language): FileTable[] =>
  figures.filter(({ parts = [] }) => parts.length > 0).map((figure) => shareTable(figure, language));
