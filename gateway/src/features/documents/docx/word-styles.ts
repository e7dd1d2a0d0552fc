import type { XmlElement } from './xml-tree.ts';
import { child, children, value } from './xml-tree.ts';

/** What a style, a paragraph or a run says of a look; what it does not say comes from what it is based on. */
export interface Look {
  align?: 'left' | 'center' | 'right' | 'both';
  firstLine?: number;
  left?: number;
  right?: number;
  before?: number;
  after?: number;
  line?: number | null;
  rule?: { width: number; color: string; space: number } | null;
  pageBreakBefore?: boolean;
  keepNext?: boolean;
  size?: number;
  bold?: boolean;
  color?: string;
}

const alignments: Record<string, NonNullable<Look['align']>> = {
  left: 'left',
  start: 'left',
  center: 'center',
  right: 'right',
  end: 'right',
  both: 'both',
  distribute: 'both',
};
const pointsOf = (twentieths: string | undefined): number | undefined =>
  twentieths === undefined ? undefined : Number(twentieths) / 20;
const isOn = (element: XmlElement | undefined): boolean | undefined =>
  element === undefined ? undefined : !['0', 'false', 'none'].includes(value(element) ?? 'true');

/** Without the fields that are undefined. */
const said = <T extends object>(look: T): Partial<T> =>
  Object.fromEntries(Object.entries(look).filter(([, each]) => each !== undefined)) as Partial<T>;

/** Look of a `w:pPr`. */
export function paragraphLook(properties: XmlElement | undefined): Look {
  if (properties === undefined) return {};
  const indent = child(properties, 'w:ind')?.attributes ?? {};
  const spacing = child(properties, 'w:spacing')?.attributes ?? {};
  const bottom = child(child(properties, 'w:pBdr'), 'w:bottom')?.attributes;
  const hanging = pointsOf(indent['w:hanging']);
  return said({
    align: alignments[value(child(properties, 'w:jc')) ?? ''],
    firstLine: pointsOf(indent['w:firstLine']) ?? (hanging === undefined ? undefined : -hanging),
    left: pointsOf(indent['w:left'] ?? indent['w:start']),
    right: pointsOf(indent['w:right'] ?? indent['w:end']),
    before: pointsOf(spacing['w:before']),
    after: pointsOf(spacing['w:after']),
    line:
      spacing['w:lineRule'] === 'exact' || spacing['w:lineRule'] === 'atLeast'
        ? pointsOf(spacing['w:line'])
        : undefined,
    rule:
      bottom === undefined
        ? undefined
        : {
            width: Number(bottom['w:sz'] ?? 4) / 8,
            color: colorOf(bottom['w:color']) ?? '000000',
            space: Number(bottom['w:space'] ?? 0),
          },
    pageBreakBefore: isOn(child(properties, 'w:pageBreakBefore')),
    keepNext: isOn(child(properties, 'w:keepNext')),
  }) as Look;
}

/** Look of a `w:rPr`. */
export function runLook(properties: XmlElement | undefined): Look {
  if (properties === undefined) return {};
  const half = value(child(properties, 'w:sz'));
  return said({
    size: half === undefined ? undefined : Number(half) / 2,
    bold: isOn(child(properties, 'w:b')) ?? (heavyFace.test(faceOf(properties)) || undefined),
    color: colorOf(value(child(properties, 'w:color'))),
  }) as Look;
}

/** Faces that are heavy by themselves: the PDF has one face, and shows them by its weight. */
const heavyFace = /标宋|黑体/;
const faceOf = (properties: XmlElement): string =>
  child(properties, 'w:rFonts')?.attributes['w:eastAsia'] ?? '';

const colorOf = (text: string | undefined): string | undefined =>
  text !== undefined && /^[0-9a-f]{6}$/i.test(text) ? text : undefined;

/** The look of every paragraph style by its id, with what it is based on; `''` = where no style is named. */
export function stylesOf(styles: XmlElement | undefined): (id: string | undefined) => Look {
  const defaults = child(styles, 'w:docDefaults');
  const base: Look = {
    ...paragraphLook(child(child(defaults, 'w:pPrDefault'), 'w:pPr')),
    ...runLook(child(child(defaults, 'w:rPrDefault'), 'w:rPr')),
  };
  const byId = new Map(
    children(styles, 'w:style').map((style) => [style.attributes['w:styleId'] ?? '', style]),
  );
  const usual = children(styles, 'w:style').find(
    ({ attributes }) => attributes['w:type'] === 'paragraph' && attributes['w:default'] === '1',
  )?.attributes['w:styleId'];
  const look = (id: string | undefined, depth: number): Look => {
    const style = id === undefined ? undefined : byId.get(id);
    if (style === undefined || depth > 20) return base;
    return {
      ...look(value(child(style, 'w:basedOn')), depth + 1),
      ...paragraphLook(child(style, 'w:pPr')),
      ...runLook(child(style, 'w:rPr')),
    };
  };
  return (id) => look(id ?? usual, 0);
}
