import { unknownTags } from '../../../domain/document-fields.ts';
import { AppError } from '../../../plugins/errors.ts';
import { fillTemplate, tagsOf } from './fill-template.ts';
import { PartsFault, readParts } from './parts.ts';
import { readSheet } from './read-sheet.ts';

/** Parts that a template must not have: they run, or bring something along that nobody has read. */
const foreign: readonly (readonly [shape: RegExp, what: string])[] = [
  [/vbaProject|vbaData/i, 'macros'],
  [/^word\/(embeddings|activeX)\//i, 'embedded files'],
  [/^word\/afchunk/i, 'parts of other files'],
];

/** Takes a template that a site changed, or refuses it (`template.refused`) with what to change. */
export async function checkTemplate(file: Buffer): Promise<void> {
  const refuse = (what: string) => new AppError('template.refused', what);
  const parts = partsOf(file);
  const document = parts.get('word/document.xml');
  if (document === undefined) throw refuse('it is no Word document');
  for (const [name, bytes] of parts) {
    const found = foreign.find(([shape]) => shape.test(name));
    if (found !== undefined) throw refuse(`it has ${found[1]} (${name}); save it without them`);
    if (name === '[Content_Types].xml' && bytes.includes('macroEnabled'))
      throw refuse('it has macros; save it as .docx');
    if (name.endsWith('.rels') && /TargetMode\s*=\s*["']External/i.test(bytes.toString('utf8')))
      throw refuse(`it has a link to the outside (${name}); remove it`);
    if (/\.(xml|rels)$/.test(name) && /<!(DOCTYPE|ENTITY)/i.test(bytes.toString('utf8')))
      throw refuse(`${name} has a document type`);
  }
  const unreadable = (error: Error): never => {
    throw refuse(`its tags cannot be read: ${error.message}`);
  };
  const tags = await tagsOf(file).catch(unreadable);
  const unpaired = await loneBrace(file).catch(unreadable);
  if (unpaired !== undefined) throw refuse(`a brace stands alone in “${unpaired}”`);
  const unknown = unknownTags(tags);
  if (unknown.length > 0)
    throw refuse(`there is no field ${unknown.map((tag) => `{${tag}}`).join(' ')}; see the list of fields`);
}

/** What is left of a brace when the template is filled; undefined = none. */
async function loneBrace(file: Buffer): Promise<string | undefined> {
  const { blocks } = readSheet(await fillTemplate(file, {}));
  const paragraphs = blocks.flatMap((block) => (block.kind === 'table' ? block.rows.flat(2) : block));
  return paragraphs
    .map(({ runs }) => runs.map(({ text }) => text).join(''))
    .find((text) => /[{}]/.test(text));
}

function partsOf(file: Buffer): Map<string, Buffer> {
  try {
    return readParts(file);
  } catch (error) {
    if (error instanceof PartsFault) throw new AppError('template.refused', error.message);
    throw error;
  }
}
