import type { ColumnKind, TableRow } from '@fengqiao/contract/tables';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const face = '<name val="宋体"/><family val="3"/><charset val="134"/>';

/** Number formats: 49 text, 3 `#,##0`, 10 `0.00%`; the others are ours. */
const formats: Record<ColumnKind, number> = {
  text: 0,
  tier: 0,
  caseCode: 49,
  count: 3,
  share: 10,
  percent: 10,
  days: 164,
  day: 165,
  instant: 166,
};
const ownFormats = { 164: '0.0', 165: 'yyyy\\-mm\\-dd', 166: 'yyyy\\-mm\\-dd\\ hh:mm' };
const kinds = Object.keys(formats) as ColumnKind[];
const weights = ['usual', 'total', 'remainder'] as const;

/** Fonts by their number: usual, bold (headings and totals), grey (remainders and words below), large. */
const fonts = [
  `<font><sz val="11"/>${face}</font>`,
  `<font><b/><sz val="11"/>${face}</font>`,
  `<font><sz val="11"/><color rgb="FF595959"/>${face}</font>`,
];
const thin = (side: string) => `<${side} style="thin"><color rgb="FFBFBFBF"/></${side}>`;
const borders = [
  '<border><left/><right/><top/><bottom/><diagonal/></border>',
  `<border>${['left', 'right', 'top', 'bottom'].map(thin).join('')}<diagonal/></border>`,
];

/** Styles of heading cells and of the words under a table. */
export const headingStyle = 1;
export const wordsStyle = 2;
const firstOfCells = 3;

/** Style of a cell by what its column holds and how its row stands out. */
export function cellStyle(kind: ColumnKind, weight: TableRow['weight']): number {
  return firstOfCells + weights.indexOf(weight ?? 'usual') * kinds.length + kinds.indexOf(kind);
}

/** `xl/styles.xml`: the styles by their numbers. */
export function stylesXml(): string {
  const cells = weights.flatMap((_, font) =>
    kinds.map((kind) => {
      const isText = ['text', 'tier', 'caseCode'].includes(kind);
      const place = isText ? '<alignment vertical="top" wrapText="1"/>' : '<alignment vertical="top"/>';
      return `<xf numFmtId="${formats[kind]}" fontId="${font}" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyBorder="1" applyAlignment="1">${place}</xf>`;
    }),
  );
  const styles = [
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
    '<xf numFmtId="0" fontId="1" fillId="2" borderId="1" xfId="0" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf>',
    '<xf numFmtId="0" fontId="2" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>',
    ...cells,
  ];
  const own = Object.entries(ownFormats).map(
    ([id, code]) => `<numFmt numFmtId="${id}" formatCode="${code}"/>`,
  );
  return `<styleSheet xmlns="${main}"><numFmts count="${own.length}">${own.join('')}</numFmts><fonts count="${fonts.length}">${fonts.join('')}</fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE7EDF3"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="${borders.length}">${borders.join('')}</borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${styles.length}">${styles.join('')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
}
