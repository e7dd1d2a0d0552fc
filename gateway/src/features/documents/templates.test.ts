import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { formatCaseCode } from '../../domain/case-code.ts';
import { documentFields, unknownTags } from '../../domain/document-fields.ts';
import { checkTemplate } from './docx/check-template.ts';
import { fillTemplate, tagsOf } from './docx/fill-template.ts';
import { pageMark, type SheetBlock } from './docx/laid.ts';
import { makeTemplate } from './docx/make-template.ts';
import { readParts } from './docx/parts.ts';
import { qrPicture } from './docx/qr-picture.ts';
import { readSheet } from './docx/read-sheet.ts';
import { writeParts } from './docx/write-parts.ts';
import { casePapers, slotPaper } from './papers/case-papers.ts';
import { letterPaper } from './papers/letter-paper.ts';
import { writePdf } from './pdf/write-pdf.ts';
import { render } from './render.ts';

const papers = { ...casePapers, slot: slotPaper('回访记录'), letter: letterPaper };
const words = Object.fromEntries(documentFields.map(({ tag }) => [tag, `〔${tag}〕`]));
const about = { title: '试', author: '试', at: new Date(0) };

describe.each(Object.entries(papers))('the shipped template %s', (_name, paper) => {
  it('is a Word document that a site may take, change and give back', async () => {
    const template = await makeTemplate(paper);
    await checkTemplate(template);
    expect(unknownTags(await tagsOf(template))).toEqual([]);
    expect([...readParts(template).keys()]).toEqual(
      expect.arrayContaining([
        '[Content_Types].xml',
        'word/document.xml',
        'word/styles.xml',
        'word/footer1.xml',
      ]),
    );
  });

  it('shows every field that it names, in Word and in the PDF, and leaves no brace', async () => {
    const template = await makeTemplate(paper);
    const filled = await fillTemplate(template, words);
    const sheet = readSheet(filled);
    const text = JSON.stringify(sheet.blocks);
    for (const tag of await tagsOf(template)) expect(text).toContain(`〔${tag}〕`);
    expect(text).not.toMatch(/\{[一-龥]+\}/);
    const pdf = await writePdf(sheet, about);
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  });
});

describe('what stands on every page, and pictures', () => {
  const caseCode = formatCaseCode({ county: '511902', year: 2026, serial: 123 });
  const long = '一二三四五六七八九十'.repeat(150);

  /** A template to which a site has given a header with its emblem. */
  async function withHeader(): Promise<Buffer> {
    const parts = readParts(await makeTemplate(slotPaper('回访记录')));
    const edit = (name: string, from: RegExp, to: string) =>
      parts.set(name, Buffer.from(parts.get(name)?.toString('utf8').replace(from, to) ?? ''));
    const relation = (id: string, kind: string, target: string) =>
      `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}" Target="${target}"/>`;
    edit('word/document.xml', /<w:footerReference/, '<w:headerReference w:type="default" r:id="rId90"/>$&');
    edit(
      'word/_rels/document.xml.rels',
      /<\/Relationships>/,
      `${relation('rId90', 'header', 'header1.xml')}$&`,
    );
    edit(
      '[Content_Types].xml',
      /<\/Types>/,
      '<Default Extension="png" ContentType="image/png"/><Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/>$&',
    );
    const drawing =
      '<w:drawing><wp:inline><wp:extent cx="635000" cy="635000"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="rId1"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>';
    const spaces = ['w', 'wp', 'a', 'pic', 'r'].map((each) => `xmlns:${each}="${each}"`).join(' ');
    parts.set(
      'word/header1.xml',
      Buffer.from(
        `<w:hdr ${spaces}><w:p><w:r>${drawing}</w:r><w:r><w:t>海州综治中心</w:t></w:r></w:p></w:hdr>`,
      ),
    );
    parts.set(
      'word/_rels/header1.xml.rels',
      Buffer.from(`<Relationships>${relation('rId1', 'image', 'media/emblem.png')}</Relationships>`),
    );
    parts.set('word/media/emblem.png', qrPicture('EMBLEM').png);
    return writeParts(parts);
  }
  const count = (pdf: Buffer, what: RegExp): number => pdf.toString('latin1').match(what)?.length ?? 0;

  it('are in the PDF as in Word: header with its emblem, footer with the number, the code of the case', async () => {
    const { docx, pdf } = await render(
      await withHeader(),
      { ...words, 案件编号: caseCode, 内容: long },
      about,
    );
    const { header, footer, blocks } = readSheet(docx);
    expect(JSON.stringify(header.blocks)).toContain('海州综治中心');
    expect(pictures(header.blocks)).toEqual([{ width: 50, height: 50 }]);
    expect(JSON.stringify(footer.blocks)).toContain(`— ${pageMark} —`);
    expect(pictures(blocks)).toEqual([{ width: 51, height: 51 }]);
    expect(count(pdf, /\/Type \/Page\b(?!s)/g)).toBeGreaterThan(1);
    // The emblem and the code, each once for all pages.
    expect(count(pdf, /\/Subtype \/Image/g)).toBe(2);
  });

  it('leave a document without a case without its code: a picture of nothing would be read as something', async () => {
    const { docx } = await render(await makeTemplate(slotPaper('回访记录')), words, about);
    expect(pictures(readSheet(docx).blocks)).toEqual([]);
  });

  it('name another face for each that a computer may not have', async () => {
    const fonts =
      readParts(await makeTemplate(letterPaper))
        .get('word/fontTable.xml')
        ?.toString('utf8') ?? '';
    expect(fonts).toContain('<w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋"/>');
    expect(fonts).toMatch(/<\/w:fonts>$/);
  });
});

const pictures = (blocks: readonly SheetBlock[]) =>
  blocks
    .flatMap((block) => (block.kind === 'table' ? block.rows.flat(2) : block))
    .flatMap(({ runs }) => runs)
    .flatMap(({ picture }) =>
      picture === undefined ? [] : [{ width: Math.round(picture.width), height: Math.round(picture.height) }],
    );

describe('a template of a site', () => {
  const blocks = [{ role: 'body', text: '{案件编号}' }] as const;
  const refused = async (file: Buffer) =>
    checkTemplate(file).then(
      () => 'taken',
      (error: Error) => error.message,
    );

  it('is refused with the fields that are not there, by name', async () => {
    const template = await makeTemplate({ blocks: [...blocks, { role: 'body', text: '{当事人身份证}' }] });
    expect(await refused(template)).toContain('there is no field {当事人身份证}');
  });

  it('is refused when it is no Word file, is cut short, or its braces do not match', async () => {
    const template = await makeTemplate({ blocks });
    const open = await makeTemplate({ blocks: [{ role: 'body', text: '编号 {案件编号' }] });
    expect(await refused(Buffer.from('PK not a zip'))).toContain('no .docx');
    expect(await refused(template.subarray(0, template.length - 100))).not.toBe('taken');
    expect(await refused(open)).toContain('a brace stands alone in “编号 {案件编号”');
  });

  it('is refused when it brings macros, embedded files, links to the outside or a document type', async () => {
    const parts = [
      ['word/vbaProject.bin', 'x', 'macros'],
      ['word/embeddings/a.bin', 'x', 'embedded files'],
      ['word/_rels/a.rels', '<Relationship TargetMode="External" Target="http://a"/>', 'link to the outside'],
      ['word/a.xml', '<!DOCTYPE a><a/>', 'document type'],
    ] as const;
    for (const [name, text, why] of parts)
      expect(await refused(storedZip({ 'word/document.xml': '<a/>', [name]: text }))).toContain(why);
  });

  it('is refused before it is unpacked when it would fill the memory', async () => {
    const bomb = deflateRawSync(Buffer.alloc(60_000_000));
    expect(await refused(zipOf([['word/document.xml', 8, bomb]]))).toContain('more than 20 MB');
  });
});

const storedZip = (parts: Record<string, string>): Buffer =>
  zipOf(Object.entries(parts).map(([name, text]) => [name, 0, Buffer.from(text)]));

/** A zip file with its parts as they are given; sizes and sums that nobody reads are left out. */
function zipOf(parts: readonly (readonly [name: string, method: number, bytes: Buffer])[]): Buffer {
  const bodies: Buffer[] = [];
  const entries: Buffer[] = [];
  let at = 0;
  for (const [name, method, bytes] of parts) {
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(method, 8);
    local.writeUInt32LE(bytes.length, 18);
    local.writeUInt16LE(Buffer.byteLength(name), 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(method, 10);
    entry.writeUInt32LE(bytes.length, 20);
    entry.writeUInt16LE(Buffer.byteLength(name), 28);
    entry.writeUInt32LE(at, 42);
    bodies.push(local, Buffer.from(name), bytes);
    entries.push(entry, Buffer.from(name));
    at += 30 + Buffer.byteLength(name) + bytes.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, directory, end]);
}
