import { describe, expect, it } from 'vitest';
import { checkFile } from './check-file.ts';
import { writeParts } from './docx/write-parts.ts';

const png = Buffer.from('89504e470d0a1a0a0000', 'hex');
const office = (...parts: string[]): Buffer =>
  writeParts(parts.map((name): [string, Buffer] => [name, Buffer.from('<a/>')]));
const refused = (name: string, bytes: Buffer): string => {
  try {
    return checkFile(name, bytes);
  } catch (error) {
    return (error as Error).message;
  }
};

describe('a file of a letter', () => {
  it('is what its name and its bytes say alike', () => {
    expect(refused('图.PNG', png)).toBe('png');
    expect(refused('照片.jpeg', Buffer.from('ffd8ffe0', 'hex'))).toBe('jpg');
    expect(refused('函.pdf', Buffer.from('%PDF-1.7'))).toBe('pdf');
    expect(refused('表.xlsx', office('xl/workbook.xml'))).toBe('xlsx');
    expect(refused('文.docx', office('word/document.xml'))).toBe('docx');
  });

  it('is refused in words when it is something else', () => {
    expect(refused('a.exe', Buffer.from('MZ'))).toContain('only .pdf .docx .xlsx .png .jpg');
    expect(refused('a', png)).toContain('only .pdf');
    expect(refused('a.pdf', png)).toContain('it is no .pdf file');
    expect(refused('a.docx', office('xl/workbook.xml'))).toContain('another kind of file');
    expect(refused('a.docx', office('word/document.xml').subarray(0, 60))).toContain('no .docx file');
    expect(refused('a.xlsx', office('xl/workbook.xml', 'xl/vbaProject.bin'))).toContain('it has macros');
    expect(refused('a.png', Buffer.alloc(0))).toContain('it is empty');
  });
});
