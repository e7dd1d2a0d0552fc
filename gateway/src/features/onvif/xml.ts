import { SaxesParser } from 'saxes';

/** An element without its namespaces; `text` is what stands in it, without that of its children. */
export interface XmlNode {
  name: string;
  attributes: Record<string, string>;
  text: string;
  children: XmlNode[];
}

/** No answer of a camera is deeper or has more elements. */
const deepest = 40;
const mostNodes = 20_000;

/** Reads a small XML document. Throws on what is none, on a document type (entities), and on one that is too large. */
export function readXml(text: string): XmlNode {
  const parser = new SaxesParser({ xmlns: true });
  const root: XmlNode = { name: '', attributes: {}, text: '', children: [] };
  const open = [root];
  let nodes = 0;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('doctype', () => {
    throw new Error('a document type is not read');
  });
  parser.on('opentag', ({ local, attributes }) => {
    nodes += 1;
    if (nodes > mostNodes || open.length > deepest) throw new Error('the document is too large');
    const node: XmlNode = { name: local, attributes: {}, text: '', children: [] };
    for (const { local: name, value } of Object.values(attributes)) node.attributes[name] = value;
    open.at(-1)?.children.push(node);
    open.push(node);
  });
  parser.on('text', (words) => {
    const node = open.at(-1);
    if (node !== undefined) node.text += words;
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(text).close();
  return root;
}

/** The first element at a path of names, searched at any depth for the first of them; null when there is none. */
export function find(node: XmlNode, name: string, ...rest: string[]): XmlNode | null {
  const found = deep(node, name);
  return rest.reduce<XmlNode | null>(
    (at, next) => at?.children.find((child) => child.name === next) ?? null,
    found,
  );
}

/** Words of that element, trimmed; null when there is none or it is empty. */
export const words = (node: XmlNode, name: string, ...rest: string[]): string | null =>
  find(node, name, ...rest)?.text.trim() || null;

/** All elements of a name, at any depth. */
export function findAll(node: XmlNode, name: string): XmlNode[] {
  return node.children.flatMap((child) => [...(child.name === name ? [child] : []), ...findAll(child, name)]);
}

function deep(node: XmlNode, name: string): XmlNode | null {
  for (const child of node.children) {
    if (child.name === name) return child;
    const found = deep(child, name);
    if (found !== null) return found;
  }
  return null;
}

/** Text as it may stand in an element or an attribute. */
export const escapeXml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;');
