import type { PackPage } from '@fengqiao/contract/packs';

/** What the figures of a page mean, each once: `[title, definition]`, in the order of the page. */
export function definitionsOf({ blocks }: PackPage): [string, string][] {
  const found = new Map<string, string>();
  const add = (title: string, definition: string | null | undefined) => {
    if (definition && !found.has(title)) found.set(title, definition);
  };
  for (const block of blocks) {
    if (block.kind === 'figures') for (const { title, definition } of block.figures) add(title, definition);
    else if (block.kind === 'shares') add(block.figure.title, block.figure.definition);
    else if (block.kind === 'trend' || block.kind === 'map') add(block.title, block.definition);
    else if (block.kind === 'table') add(block.table.title, block.table.definition);
  }
  const changes = blocks.flatMap((block) =>
    block.kind === 'figures' ? block.figures.flatMap(({ changeDefinition }) => changeDefinition ?? []) : [],
  );
  return [...found, ...[...new Set(changes)].map((words): [string, string] => ['', words])];
}
