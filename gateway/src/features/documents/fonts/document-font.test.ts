import * as fontkit from 'fontkit';
import PDFDocument from 'pdfkit';
import { describe, expect, it } from 'vitest';
import { documentFont, widthOf } from './document-font.ts';
import { outlineOf } from './outlines.ts';

const text = '巴州区人民政府工作提示函〔2026〕12号，“请”：Hello, World! 1,234.50元　—— 1 —；';

describe('the font of a document', () => {
  it('has every character of the document and no other, with the widths of the font', async () => {
    const font = fontkit.create(await documentFont(text, 400));
    for (const character of text) expect(font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0)).toBe(true);
    expect(font.hasGlyphForCodePoint('调'.codePointAt(0) ?? 0)).toBe(false);
    expect(font.glyphForCodePoint('巴'.codePointAt(0) ?? 0).advanceWidth).toBe(1000);
    expect(widthOf('巴', 400, 16)).toBe(16);
    expect(widthOf('i', 400, 16)).toBeLessThan(8);
  });

  it('is heavier where it is bold: the variation is in the outlines, not only in the widths', () => {
    const points = (weight: 400 | 700) =>
      outlineOf('一', weight)
        ?.contours.flat()
        .map(({ y }) => y) ?? [];
    const thickness = (weight: 400 | 700) => Math.max(...points(weight)) - Math.min(...points(weight));
    expect(thickness(400)).toBeGreaterThan(50);
    expect(thickness(700)).toBeGreaterThan(thickness(400) * 1.3);
  });

  it('is refused by the name of a character that Noto Sans SC does not have, in place of an empty box', async () => {
    await expect(documentFont('张𱁬', 400)).rejects.toMatchObject({ code: 'document.noGlyph' });
  });

  it('is taken by the writer of PDF', async () => {
    const pdf = new PDFDocument({ size: 'A4' });
    const parts: Buffer[] = [];
    pdf.on('data', (part: Buffer) => parts.push(part));
    const ended = new Promise((resolve) => pdf.on('end', resolve));
    pdf.registerFont('r', await documentFont(text, 400)).registerFont('b', await documentFont(text, 700));
    pdf.font('r').fontSize(20).text(text).font('b').text(text).end();
    await ended;
    const bytes = Buffer.concat(parts);
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(bytes.includes('NotoSansSC-700')).toBe(true);
  });
});
