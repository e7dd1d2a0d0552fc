import { areaKey, areaLevel, areaLevels, areaRange } from '@fengqiao/contract/areas';
import type { PackBlock } from '@fengqiao/contract/packs';
import type { Label } from '@fengqiao/contract/reference';
import type { PackReader } from '../../packs/pack-reader.ts';
import type { PageBuilder } from '../../packs/page-builder.ts';
import type { CaseColumnName } from './case-columns.ts';
import { casesOf, caseTable, sealedNote } from './case-tables.ts';

const ours: Label = {
  zh: '栏目由本产品拟定：来源文件要求按月填报综合台账的各项统计表格，未列栏目。',
  en: 'The columns are ours: the document asks for the tables of a monthly ledger and names none.',
};
const definition: Label = {
  zh: '本月登记受理的案件，一案一行；事项为遮蔽后的文字。',
  en: 'Cases registered in the month, one row each; words are masked.',
};

const townshipForm: readonly CaseColumnName[] = [
  'no',
  'caseCode',
  'registeredOn',
  'area',
  'channel',
  'category',
  'title',
  'difficulty',
  'people',
  'department',
  'villageAttempts',
  'townshipAttempts',
  'countyAttempts',
  'status',
  'route',
  'resolvedLevel',
  'resolvedOn',
];
const villageForm: readonly CaseColumnName[] = [
  'no',
  'caseCode',
  'registeredOn',
  'area',
  'title',
  'villageAttempts',
  'passedUp',
  'status',
  'resolvedOn',
];

/** 综合台账 (HP-14) in both forms. */
export const ledgerPages: readonly PageBuilder[] = [
  {
    id: 'township',
    title: { zh: '乡级台账', en: 'Township form' },
    lead: null,
    async blocks(reader) {
      const cases = await casesOf(reader, { which: 'registered', days: reader.days });
      return [
        caseTable(reader, cases, {
          title: { zh: '矛盾纠纷排查化解综合台账', en: 'Ledger of disputes' },
          definition,
          columns: townshipForm,
          notes: [ours, sealedNote],
        }),
      ];
    },
  },
  {
    id: 'village',
    title: { zh: '村级台账', en: 'Village form' },
    lead: null,
    blocks: villageTables,
  },
];

/** A table for each village with a case in the month; above a township each of its own has them. */
async function villageTables(reader: PackReader): Promise<PackBlock[]> {
  const { snapshot } = reader;
  const { areaCode } = snapshot.options;
  if (areaLevels.indexOf(areaLevel(areaCode)) < areaLevels.indexOf('township'))
    return [
      {
        kind: 'text',
        text: reader.words({
          zh: '村级台账按乡镇（街道）生成。',
          en: 'The village form is made for a township.',
        }),
      },
    ];
  const cases = await casesOf(reader, { which: 'registered', days: reader.days });
  const villages =
    areaLevel(areaCode) === 'township' ? snapshot.children : [{ areaCode, areaName: snapshot.areaName }];
  const tables = villages.flatMap((village) => {
    const { lo, hi } = areaRange(village.areaCode);
    const own = cases.filter(({ area }) => area >= lo && area <= hi);
    const title = { zh: `${village.areaName}台账`, en: `Ledger of ${village.areaName}` };
    return own.length === 0 ? [] : [caseTable(reader, own, { title, definition, columns: villageForm })];
  });
  const elsewhere = cases.filter(({ area }) => area === areaKey(areaCode)).length;
  const silent: Label = {
    zh: `有案件的村（社区）${tables.length}个，共${villages.length}个；未落到村的案件${elsewhere}件，只在乡级台账。`,
    en: `${tables.length} of ${villages.length} villages have cases; ${elsewhere} cases name no village and stand in the township form only.`,
  };
  return [...tables, { kind: 'text', text: reader.words(silent) }];
}
