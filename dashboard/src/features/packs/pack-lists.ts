import type { PackPage } from '@fengqiao/contract/packs';
import type { Figure } from './figure-words.ts';
import { restKey } from './share-rows.ts';

const joint = ' · ';

function ofFigure(figure: Figure, list: string, restLabel: string): string | null {
  if (figure.list === list) return figure.title;
  const [key] = Object.entries(figure.partLists ?? {}).find(([, name]) => name === list) ?? [];
  if (key === undefined) return null;
  const part = key === restKey ? restLabel : figure.parts?.find((each) => each.key === key)?.label;
  return `${figure.title}${joint}${part ?? key}`;
}

/** What a list is called, by the figure, row or area that opens it; null = no page of the pack has it. */
export function listTitle(pages: readonly PackPage[], list: string, restLabel: string): string | null {
  for (const { blocks } of pages)
    for (const block of blocks) {
      let found: string | null = null;
      if (block.kind === 'figures')
        for (const figure of block.figures) found ??= ofFigure(figure, list, restLabel);
      else if (block.kind === 'shares') found = ofFigure(block.figure, list, restLabel);
      else if (block.kind === 'cases') found = block.list === list ? block.title : null;
      else if (block.kind === 'map') {
        const area = block.areas.find((each) => each.list === list);
        found = area ? `${block.title}${joint}${area.areaName}` : null;
      } else if (block.kind === 'table') {
        const row = block.table.rows.find((each) => each.list === list);
        found = row ? `${block.table.title}${joint}${row.cells[0] ?? ''}` : null;
      }
      if (found !== null) return found;
    }
  return null;
}
