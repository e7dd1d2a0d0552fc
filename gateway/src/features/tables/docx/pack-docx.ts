import type { Pack } from '@fengqiao/contract/packs';
import { dayInWords, withBlanks } from '../../../domain/document-words.ts';
import { periodInWords } from '../../../domain/report-words.ts';
import { fillTemplate } from '../../documents/docx/fill-template.ts';
import { readSheet } from '../../documents/docx/read-sheet.ts';
import type { FileAbout } from '../file-about.ts';
import { sectionsOf } from '../pack-tables.ts';
import { columnNeeds, isWide } from './column-fit.ts';
import { bodyMark, placeBody, sideMargin } from './place-body.ts';
import { printedRows, sectionsXml } from './section-xml.ts';

/** A pack as a Word document: the letterhead of the template with its words filled in, the pages in the middle. */
export async function packDocx(template: Buffer, pack: Pack, about: FileAbout): Promise<Buffer> {
  const words = { ...packWords(pack, about), 报表内容: bodyMark };
  const filled = await fillTemplate(template, withBlanks(words));
  const sections = sectionsOf(pack, about.language);
  const { width, height, margin } = readSheet(filled);
  const upright = Math.min(width, height) - margin.left - margin.right;
  const tables = sections.flatMap(({ parts }) =>
    parts.flatMap((part) => (part.kind === 'table' ? [part.table] : [])),
  );
  const landscape = tables.some((table) => isWide(columnNeeds(printedRows(table), about.language), upright));
  const points = landscape ? Math.max(width, height) - (2 * sideMargin) / 20 : upright;
  return placeBody(filled, sectionsXml(sections, points, about.language), landscape);
}

/** The fields of a report's template. */
function packWords(pack: Pack, about: FileAbout): Record<string, string> {
  return {
    中心名称: `${pack.areaName}综治中心`,
    经办人: about.author,
    今日: dayInWords(about.at.toISOString()),
    报表名称: about.title,
    统计范围: pack.areaName,
    报表期间: periodInWords(pack.from, pack.until),
    数据时点: `${dayInWords(pack.takenAt)}${localClock(pack.takenAt)}`,
    快照编号: pack.id,
    快照哈希: pack.sha256,
  };
}

const localClock = (instant: string): string =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(11, 16);
