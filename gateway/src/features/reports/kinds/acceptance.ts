import { areaKey } from '@fengqiao/contract/areas';
import type { PackBlock } from '@fengqiao/contract/packs';
import type { NamedList } from '@fengqiao/contract/profiles';
import type { Label } from '@fengqiao/contract/reference';
import { checklistStates } from '@fengqiao/db/queries/report-cases';
import type { PackReader } from '../../packs/pack-reader.ts';
import type { PageBuilder } from '../../packs/page-builder.ts';

const states: Readonly<Record<string, Label>> = {
  met: { zh: '达标', en: 'met' },
  partly: { zh: '部分达标', en: 'partly' },
  notMet: { zh: '未达标', en: 'not met' },
};

/** 验收考核30条细则 (FX-14), 五有 and 五个规范化 (FX-15): every rule of the place with how far it is met and what shows it. */
export const acceptancePages: readonly PageBuilder[] = [
  {
    id: 'checklists',
    title: { zh: '检查清单', en: 'Checklists' },
    lead: null,
    async blocks(reader) {
      const { checklists } = reader.snapshot.options.profile;
      if (checklists.length === 0)
        return [
          {
            kind: 'text',
            text: reader.words({
              zh: '本地规则没有检查清单。',
              en: 'The rules of the place have no checklist.',
            }),
          },
        ];
      const tables: PackBlock[] = [];
      for (const list of checklists) tables.push(await checklistTable(reader, list));
      return tables;
    },
  },
];

async function checklistTable(reader: PackReader, list: NamedList): Promise<PackBlock> {
  const { snapshot } = reader;
  const { profile, areaCode } = snapshot.options;
  const rows = await snapshot.once('report checklists', (client) =>
    checklistStates(client, areaKey(areaCode)),
  );
  const said = new Map(
    rows.filter((row) => row.list === `${profile.id}.${list.id}`).map((row) => [row.item, row]),
  );
  const met = [...said.values()].filter(({ state }) => state === 'met').length;
  const silent = list.items.length - [...said.values()].filter(({ state }) => state !== null).length;
  return {
    kind: 'table',
    table: {
      title: reader.words(list.label),
      definition: list.note === undefined ? null : reader.words(list.note),
      columns: [
        { key: 'no', label: reader.words({ zh: '序号', en: 'No.' }), kind: 'count' },
        { key: 'rule', label: reader.words({ zh: '细则', en: 'Rule' }), kind: 'text' },
        { key: 'state', label: reader.words({ zh: '达标情况', en: 'State' }), kind: 'text' },
        { key: 'evidence', label: reader.words({ zh: '依据', en: 'Evidence' }), kind: 'text' },
      ],
      rows: list.items.map((label, index) => {
        const row = said.get(index);
        const state = row?.state ?? null;
        return {
          cells: [
            index + 1,
            row?.words ?? reader.words(label),
            state === null ? null : reader.words(states[state] ?? { zh: state, en: state }),
            row === undefined || row.evidence === '' ? null : row.evidence,
          ],
        };
      }),
      notes: [
        reader.words({
          zh: `共${list.items.length}条，达标${met}条，尚未填报${silent}条。`,
          en: `${met} of ${list.items.length} rules are met; nothing was said of ${silent}.`,
        }),
      ],
    },
  };
}
