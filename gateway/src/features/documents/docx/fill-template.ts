import { TemplateHandler } from 'easy-template-x';

const handler = new TemplateHandler();

/** The tags of a template in their order, each once. Throws for a file that is no Word document or whose braces do not match. */
export async function tagsOf(template: Buffer): Promise<string[]> {
  const tags = await handler.parseTags(template);
  return [...new Set(tags.map(({ name }) => name))];
}

/** A template with its tags filled in. Line breaks in a value begin a new line two characters in, as a paragraph does. */
export async function fillTemplate(
  template: Buffer,
  words: Readonly<Record<string, string>>,
): Promise<Buffer> {
  const data = Object.fromEntries(
    Object.entries(words).map(([tag, text]) => [tag, text.replaceAll(/\r?\n/g, '\n　　')]),
  );
  return Buffer.from(await handler.process(template, data));
}
