import { expect, it } from 'vitest';
import { body, title } from '../papers/paper.ts';
import { makeTemplate } from './make-template.ts';
import { markDrill } from './mark-drill.ts';
import { readSheet } from './read-sheet.ts';

it('a document of a drill says so before anything else, and keeps all it said', async () => {
  const made = await makeTemplate({ blocks: [title('受理告知单'), body('您反映的事项已受理。')] });
  const textOf = (docx: Buffer) =>
    readSheet(docx).blocks.map((block) =>
      block.kind === 'paragraph' ? block.runs.map(({ text }) => text).join('') : '',
    );
  expect(textOf(markDrill(made))).toEqual(['演练文书 · 不具效力 · 不计入任何统计', ...textOf(made)]);
});
