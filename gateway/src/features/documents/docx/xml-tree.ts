import { setImmediate as otherWork } from 'node:timers/promises';
import { SaxesParser } from 'saxes';

/** An element with its attributes and contents, names as written (`w:p`). */
export interface XmlElement {
  name: string;
  attributes: Record<string, string>;
  contents: (XmlElement | string)[];
}

/** The root of a document of some kilobytes. Throws for XML that is not well formed; entities are none but the five of XML. */
export function xmlTree(text: string): XmlElement {
  const { parser, rootElement } = treeParser();
  parser.write(text).close();
  return rootElement();
}

/** So many characters are read before others have their turn. */
const sliceCharacters = 100_000;

/** The same for a document of some megabytes: the gateway has other work meanwhile. */
export async function longXmlTree(text: string): Promise<XmlElement> {
  const { parser, rootElement } = treeParser();
  for (let at = 0; at < text.length; at += sliceCharacters) {
    parser.write(text.slice(at, at + sliceCharacters));
    await otherWork();
  }
  parser.close();
  return rootElement();
}

function treeParser() {
  const root: XmlElement = { name: '', attributes: {}, contents: [] };
  const open = [root];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes: attributes as Record<string, string>, contents: [] };
    open.at(-1)?.contents.push(element);
    open.push(element);
  });
  parser.on('closetag', () => void open.pop());
  parser.on('text', (each) => void open.at(-1)?.contents.push(each));
  parser.on('error', (error) => {
    throw error;
  });
  const rootElement = (): XmlElement => {
    const [element] = root.contents;
    if (element === undefined || typeof element === 'string') throw new Error('XML without an element');
    return element;
  };
  return { parser, rootElement };
}

/** Elements directly inside another, of a name or all. */
export const children = (element: XmlElement | undefined, name?: string): XmlElement[] =>
  (element?.contents ?? []).filter(
    (each): each is XmlElement => typeof each !== 'string' && (name === undefined || each.name === name),
  );

/** The first element of a name directly inside another. */
export const child = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  children(element, name)[0];

/** `w:val` of an element. */
export const value = (element: XmlElement | undefined): string | undefined => element?.attributes['w:val'];

/** The text inside an element, however deep. */
export const textOf = (element: XmlElement): string =>
  element.contents.map((each) => (typeof each === 'string' ? each : textOf(each))).join('');
