import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  type IParagraphOptions,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { Paper, PaperBlock } from '../papers/paper.ts';
import { withFontNames } from './font-names.ts';

/** Millimetres and points as Word counts: twentieths of a point, and half points. */
const mm = (value: number) => Math.round((value * 1440) / 25.4);
const pt = (value: number) => value * 20;

/** 版心 of GB/T 9704: A4 with 37 mm above, 28 mm on the left, 156 × 225 mm of text. */
/** The number of the page stands 7 mm below the text. */
const margin = { top: mm(37), left: mm(28), right: mm(26), bottom: mm(35), footer: mm(24) };
const textWidth = mm(156);
const red = 'C00000';
const linePt = 28;

/** Typefaces by GB/T 9704; a machine without one takes what it has for it. */
const faces = {
  title: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '方正小标宋简体' },
  body: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '仿宋_GB2312' },
} as const;

const line = { line: pt(linePt), lineRule: LineRuleType.EXACT };
const redLine = { style: BorderStyle.SINGLE, size: 12, color: red, space: 6 };
const thin = { style: BorderStyle.SINGLE, size: 4, color: '000000' };

type TextBlock = Extract<PaperBlock, { text: string }>;

/** How each role stands: paragraph and run. Sizes in half points: 二号 22 pt, 三号 16 pt, 四号 14 pt. */
const looks: Record<
  TextBlock['role'],
  {
    paragraph: IParagraphOptions;
    run: { size: number; face: keyof typeof faces; color?: string; bold?: boolean };
  }
> = {
  head: {
    paragraph: { alignment: AlignmentType.CENTER, spacing: { after: pt(20) } },
    run: { size: 60, face: 'title', color: red },
  },
  number: {
    paragraph: {
      alignment: AlignmentType.CENTER,
      spacing: { ...line, after: pt(24) },
      border: { bottom: redLine },
    },
    run: { size: 32, face: 'body' },
  },
  title: {
    paragraph: { alignment: AlignmentType.CENTER, spacing: { after: pt(16) } },
    run: { size: 44, face: 'title' },
  },
  to: { paragraph: { alignment: AlignmentType.LEFT, spacing: line }, run: { size: 32, face: 'body' } },
  body: {
    paragraph: { alignment: AlignmentType.BOTH, spacing: line, indent: { firstLine: pt(32) } },
    run: { size: 32, face: 'body' },
  },
  sign: {
    paragraph: { alignment: AlignmentType.RIGHT, spacing: line, indent: { right: pt(32) } },
    run: { size: 32, face: 'body' },
  },
  note: {
    paragraph: { alignment: AlignmentType.RIGHT, spacing: { after: pt(10) } },
    run: { size: 24, face: 'body' },
  },
};

/** A Word template of a paper, with its `{tags}`. */
export async function makeTemplate(paper: Paper): Promise<Buffer> {
  const document = new Document({
    creator: '枫桥',
    title: '文书模板',
    styles: { default: { document: { run: { font: faces.body, size: 32 } } } },
    sections: [
      {
        properties: { page: { size: { width: mm(210), height: mm(297) }, margin } },
        footers: { default: pageFoot(paper.footer) },
        children: paper.blocks.map(blockOf),
      },
    ],
  });
  return withFontNames(await Packer.toBuffer(document));
}

function blockOf(block: PaperBlock): Paragraph | Table {
  if (block.role === 'gap') return new Paragraph({ spacing: line });
  return block.role === 'table' ? tableOf(block.rows) : textOf(block);
}

function textOf({ role, text }: TextBlock): Paragraph {
  const { paragraph, run } = looks[role];
  const { face, ...rest } = run;
  return new Paragraph({ ...paragraph, children: [new TextRun({ text, font: faces[face], ...rest })] });
}

const labelWidth = Math.round(textWidth * 0.22);

function tableOf(rows: readonly (readonly [string, string])[]): Table {
  const cell = (text: string, width: number, label: boolean) =>
    new TableCell({
      width: { size: width, type: WidthType.DXA },
      margins: { top: pt(3), bottom: pt(3), left: pt(5), right: pt(5) },
      children: [
        new Paragraph({
          alignment: label ? AlignmentType.CENTER : AlignmentType.LEFT,
          children: [new TextRun({ text, font: faces.body, size: 28 })],
        }),
      ],
    });
  return new Table({
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: [labelWidth, textWidth - labelWidth],
    borders: {
      top: thin,
      bottom: thin,
      left: thin,
      right: thin,
      insideHorizontal: thin,
      insideVertical: thin,
    },
    rows: rows.map(
      ([label, text]) =>
        new TableRow({
          cantSplit: true,
          children: [cell(label, labelWidth, true), cell(text, textWidth - labelWidth, false)],
        }),
    ),
  });
}

/** 页码: — 1 —, and the small print of the paper. */
function pageFoot(words: string | undefined): Footer {
  const run = { font: faces.body, size: 28 };
  const centred = (child: TextRun) => new Paragraph({ alignment: AlignmentType.CENTER, children: [child] });
  return new Footer({
    children: [
      centred(new TextRun({ ...run, children: ['— ', PageNumber.CURRENT, ' —'] })),
      ...(words === undefined ? [] : [centred(new TextRun({ font: faces.body, size: 15, text: words }))]),
    ],
  });
}
