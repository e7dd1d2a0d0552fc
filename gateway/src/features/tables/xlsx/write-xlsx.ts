import type { FileAbout } from '../file-about.ts';
import type { FileTable } from '../file-table.ts';
import { xmlText } from '../xml-text.ts';
import { sheetNames } from './sheet-names.ts';
import { sheetXml } from './sheet-xml.ts';
import { stylesXml } from './styles.ts';
import { ZipWriter } from './zip-writer.ts';

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/**
 * A spreadsheet (ECMA-376) with a sheet per table. Our own writer: numbers stay numbers, nothing is whole in memory, and the packing is
 * done beside the thread that answers people. Throws what `signal` is aborted with.
 */
export async function writeXlsx(
  tables: readonly FileTable[],
  about: FileAbout,
  signal?: AbortSignal,
): Promise<Buffer> {
  const names = sheetNames(tables.map(({ title }) => title));
  const zip = new ZipWriter();
  for (const [name, text] of frame(names, about)) await zip.add(name, [text], signal);
  for (const [index, table] of tables.entries())
    await zip.add(`xl/worksheets/sheet${index + 1}.xml`, sheetXml(table, about, index === 0), signal);
  return zip.end();
}

/** Every part but the sheets. */
function frame(names: readonly string[], about: FileAbout): [name: string, text: string][] {
  const sheets = names.map((_, index) => index + 1);
  const override = (part: string, type: string) => `<Override PartName="/${part}" ContentType="${type}"/>`;
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`;
  const relations = (inside: string) =>
    `${head}<Relationships xmlns="${packages}/relationships">${inside}</Relationships>`;
  return [
    [
      '[Content_Types].xml',
      `${head}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('xl/workbook.xml', `${types}.sheet.main+xml`)}${override('xl/styles.xml', `${types}.styles+xml`)}${sheets.map((n) => override(`xl/worksheets/sheet${n}.xml`, `${types}.worksheet+xml`)).join('')}${override('docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml')}</Types>`,
    ],
    [
      '_rels/.rels',
      relations(
        relation('rId1', `${office}/officeDocument`, 'xl/workbook.xml') +
          relation('rId2', `${packages}/relationships/metadata/core-properties`, 'docProps/core.xml'),
      ),
    ],
    [
      'docProps/core.xml',
      `${head}<cp:coreProperties xmlns:cp="${packages}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${xmlText(about.title)}</dc:title><dc:creator>${xmlText(about.author)}</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">${about.at.toISOString().slice(0, 19)}Z</dcterms:created></cp:coreProperties>`,
    ],
    [
      'xl/workbook.xml',
      `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${names.map((name, index) => `<sheet name="${xmlText(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join('')}</sheets>${definedNames(names)}</workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      relations(
        sheets.map((n) => relation(`rId${n}`, `${office}/worksheet`, `worksheets/sheet${n}.xml`)).join('') +
          relation(`rId${sheets.length + 1}`, `${office}/styles`, 'styles.xml'),
      ),
    ],
    ['xl/styles.xml', head + stylesXml()],
  ];
}

/** The heading row stands on every printed page. */
function definedNames(names: readonly string[]): string {
  const titles = names.map((name, index) => {
    const sheet = xmlText(`'${name.replaceAll("'", "''")}'`);
    return `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${sheet}!$1:$1</definedName>`;
  });
  return titles.length === 0 ? '' : `<definedNames>${titles.join('')}</definedNames>`;
}
