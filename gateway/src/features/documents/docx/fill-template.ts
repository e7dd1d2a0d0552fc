import { MimeType, TemplateHandler } from 'easy-template-x';
import type { DocumentPicture } from './qr-picture.ts';

const handler = new TemplateHandler();

/** The tags of a template in their order, each once. Throws for a file that is no Word document or whose braces do not match. */
export async function tagsOf(template: Buffer): Promise<string[]> {
  const tags = await handler.parseTags(template);
  return [...new Set(tags.map(({ name }) => name))];
}

/** Word and the library count pictures in pixels of 1/96 inch. */
const pixels = (points: number) => Math.round((points * 96) / 72);

/**
 * A template with its tags filled in, some with pictures. Line breaks in a value begin a new line two characters in, as a paragraph does.
 */
export async function fillTemplate(
  template: Buffer,
  words: Readonly<Record<string, string>>,
  pictures: Readonly<Record<string, DocumentPicture>> = {},
): Promise<Buffer> {
  const texts = Object.entries(words).map(([tag, text]) => [tag, text.replaceAll(/\r?\n/g, '\n　　')]);
  const images = Object.entries(pictures).map(([tag, { png, size }]) => [
    tag,
    {
      _type: 'image',
      source: png,
      format: MimeType.Png,
      width: pixels(size),
      height: pixels(size),
      altText: tag,
    },
  ]);
  const data = Object.fromEntries([...texts, ...images]);
  return Buffer.from(await handler.process(template, data));
}
