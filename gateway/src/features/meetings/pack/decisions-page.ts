import { areaKey } from '@fengqiao/contract/areas';
import type { Label } from '@fengqiao/contract/reference';
import type { TableRow } from '@fengqiao/contract/tables';
import { earlierDecisions } from '@fengqiao/db/queries/decisions';
import { isLate } from '../../../domain/decisions.ts';
import { dayMs, shanghaiDay } from '../../../domain/instant.ts';
import type { PageBuilder } from '../../packs/page-builder.ts';

/** What ended so long before is told once more. */
const endedDays = 35;

const states: Record<'open' | 'late' | 'done' | 'cancelled', Label> = {
  open: { zh: '办理中', en: 'Open' },
  late: { zh: '逾期', en: 'Late' },
  done: { zh: '办结', en: 'Done' },
  cancelled: { zh: '撤销', en: 'Cancelled' },
};

/** MS-16, XM-11: what became of what earlier meetings decided. */
export const decisionsPage: PageBuilder = {
  id: 'decisions',
  title: { zh: '以往交办事项', en: 'Earlier decisions' },
  lead: {
    zh: '本区划以往会议交办、尚未办结或近期办结的事项，按冻结时的状态。',
    en: 'What earlier meetings of this area decided and is open or was ended lately, as it stood when the figures were frozen.',
  },
  async blocks(reader) {
    const { snapshot, language } = reader;
    const rows = await snapshot.once('decisions', (client) =>
      earlierDecisions(client, {
        area: areaKey(snapshot.options.areaCode),
        before: new Date(snapshot.takenAt),
        endedSince: new Date(snapshot.takenAt - endedDays * dayMs),
        exceptMeeting: null,
      }),
    );
    const today = shanghaiDay(snapshot.takenAt);
    const { departments } = snapshot.options.profile;
    const cells = rows.map(
      ({ number, wordsMasked, department, ownerAreaName, dueOn, state, reports }): TableRow => ({
        cells: [
          number,
          wordsMasked,
          ownerAreaName +
            (departments.find(({ code }) => code === department)?.label[language] ?? department),
          dueOn,
          reader.words(states[isLate(state, dueOn, today) ? 'late' : state]),
          reports.at(-1)?.text ?? null,
        ],
      }),
    );
    return [
      {
        kind: 'table',
        table: {
          title: reader.words({ zh: '交办事项', en: 'Decisions' }),
          definition: null,
          columns: [
            { key: 'number', label: reader.words({ zh: '编号', en: 'Number' }), kind: 'text' },
            { key: 'text', label: reader.words({ zh: '事项', en: 'What' }), kind: 'text' },
            { key: 'owner', label: reader.words({ zh: '承办', en: 'Owner' }), kind: 'text' },
            { key: 'due', label: reader.words({ zh: '期限', en: 'Due' }), kind: 'day' },
            { key: 'state', label: reader.words({ zh: '状态', en: 'State' }), kind: 'text' },
            { key: 'report', label: reader.words({ zh: '最近进展', en: 'Latest report' }), kind: 'text' },
          ],
          rows: cells,
          notes:
            cells.length > 0
              ? []
              : [reader.words({ zh: '以往会议没有未结的交办事项。', en: 'No decision is open.' })],
        },
      },
    ];
  },
};
