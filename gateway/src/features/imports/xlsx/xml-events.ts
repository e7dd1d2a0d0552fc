import { SaxesParser } from 'saxes';
import { refuse } from './zip-file.ts';

/** What a reader of one XML part hears; names are without prefix. */
export interface XmlListener {
  open?(name: string, attributes: Record<string, string>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/**
 * Reads XML as it comes and tells the listener; yields after each piece, so that nothing is read ahead of whoever takes the
 * results. Throws `import.badFile`.
 */
export async function* readXml(pieces: AsyncIterable<string>, listener: XmlListener): AsyncGenerator<void> {
  const parser = new SaxesParser<{ position: false; xmlns: false }>({ position: false, xmlns: false });
  let fault: Error | null = null;
  parser.on('error', (error) => {
    fault ??= error;
  });
  if (listener.open) parser.on('opentag', ({ name, attributes }) => listener.open?.(local(name), attributes));
  if (listener.text) {
    parser.on('text', (text) => listener.text?.(text));
    parser.on('cdata', (text) => listener.text?.(text));
  }
  if (listener.close) parser.on('closetag', ({ name }) => listener.close?.(local(name)));
  for await (const piece of pieces) {
    parser.write(piece);
    if (fault !== null) throw refuse(`its XML is broken (${String(fault).slice(0, 120)})`);
    yield;
  }
}

/** The same for a part that is read as a whole. */
export async function readWholeXml(pieces: AsyncIterable<string>, listener: XmlListener): Promise<void> {
  for await (const _ of readXml(pieces, listener));
}

/** Some programs write `x:row`. */
function local(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}
