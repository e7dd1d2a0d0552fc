import { posix } from 'node:path';
import type { SheetRun } from './laid.ts';
import { child, children, type XmlElement } from './xml-tree.ts';

/** What the relations of a part lead to, by their ids. */
export type Related = (id: string | undefined) => Buffer | undefined;

/** The relations of a part (`word/document.xml`) to other parts of its document. */
export function relatedOf(
  part: string,
  relations: XmlElement | undefined,
  parts: ReadonlyMap<string, Buffer>,
): Related {
  const names = new Map(
    children(relations, 'Relationship').map(({ attributes }) => [
      attributes.Id,
      posix
        .join('/', attributes.Target?.startsWith('/') ? '' : posix.dirname(part), attributes.Target ?? '')
        .slice(1),
    ]),
  );
  return (id) => parts.get(names.get(id) ?? '');
}

/** English metric units of Office. */
const emuInPoint = 12_700;

/** The picture of a `w:drawing`; null for anything else that is drawn, and for pictures that a PDF cannot hold. */
export function pictureOf(drawing: XmlElement, related: Related): SheetRun['picture'] | null {
  const frame = child(drawing, 'wp:inline') ?? child(drawing, 'wp:anchor');
  const { cx, cy } = child(frame, 'wp:extent')?.attributes ?? {};
  const blip = deep(frame, 'a:blip');
  const bytes = related(blip?.attributes['r:embed']);
  const [width, height] = [Number(cx) / emuInPoint, Number(cy) / emuInPoint];
  if (bytes === undefined || !isPicture(bytes) || !(width > 0) || !(height > 0)) return null;
  return { bytes, width, height };
}

const isPicture = (bytes: Buffer): boolean =>
  bytes.subarray(0, 4).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47])) ||
  bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]));

function deep(element: XmlElement | undefined, name: string): XmlElement | undefined {
  for (const each of children(element)) {
    const found = each.name === name ? each : deep(each, name);
    if (found !== undefined) return found;
  }
  return undefined;
}
