import type { PageBuilder } from '../../packs/page-builder.ts';
import { casesOf, caseTable, sealedNote } from './case-tables.ts';

/** 责任清单、化解清单、销账清单 (MS-13). */
export const writeOffListPages: readonly PageBuilder[] = [
  {
    id: 'responsibility',
    title: { zh: '责任清单', en: 'Responsibility' },
    lead: null,
    blocks: async (reader) => [
      caseTable(reader, await casesOf(reader, { which: 'open' }), {
        title: { zh: '责任清单', en: 'Responsibility' },
        definition: {
          zh: '统计时点的在办案件和责任单位。',
          en: 'Cases that are open at the moment, with their departments.',
        },
        columns: ['no', 'caseCode', 'title', 'area', 'tier', 'department', 'leader', 'status', 'dueAt'],
        notes: [sealedNote],
      }),
    ],
  },
  {
    id: 'resolved',
    title: { zh: '化解清单', en: 'Resolved' },
    lead: null,
    blocks: async (reader) => [
      caseTable(reader, await casesOf(reader, { which: 'resolved', days: reader.days }), {
        title: { zh: '化解清单', en: 'Resolved' },
        definition: { zh: '期内化解的案件。', en: 'Cases resolved in the period.' },
        columns: [
          'no',
          'caseCode',
          'title',
          'area',
          'department',
          'route',
          'resolvedLevel',
          'attempts',
          'resolvedOn',
          'takenDays',
        ],
        notes: [{ zh: '化解方式为空的为未列明。', en: 'An empty route was not itemised.' }, sealedNote],
      }),
    ],
  },
  {
    id: 'writtenOff',
    title: { zh: '销账清单', en: 'Written off' },
    lead: null,
    blocks: async (reader) => [
      caseTable(reader, await casesOf(reader, { which: 'closed', days: reader.days }), {
        title: { zh: '销账清单', en: 'Written off' },
        definition: { zh: '期内办结销账的案件。', en: 'Cases closed in the period.' },
        columns: ['no', 'caseCode', 'title', 'area', 'department', 'resolvedOn', 'visit', 'closedOn'],
        notes: [sealedNote],
      }),
    ],
  },
];
