import type { PageBuilder } from '../../packs/page-builder.ts';
import { areaTable } from './area-tables.ts';
import { figuresBlock } from './figure-blocks.ts';
import { incidentTable } from './incident-table.ts';

/** Red lines of the appraisal (HP-26, HP-27). */
export const redLinePages: readonly PageBuilder[] = [
  {
    id: 'petitions',
    title: { zh: '初信初访', en: 'First petitions' },
    lead: null,
    blocks: async (reader) => [
      await figuresBlock(reader, ['firstPetition', 'accepted', 'petitions'], { compare: null }),
      await areaTable(reader, { zh: '各地初信初访占比', en: 'First petitions by area' }, [
        'firstPetition',
        'petitions',
      ]),
    ],
  },
  {
    id: 'incidents',
    title: { zh: '重大案事件', en: 'Grave incidents' },
    lead: null,
    blocks: async (reader) => [await incidentTable(reader)],
  },
];
