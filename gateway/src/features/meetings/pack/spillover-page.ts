import { addDays } from '../../../domain/instant.ts';
import type { PackReader } from '../../packs/pack-reader.ts';
import type { PageBuilder } from '../../packs/page-builder.ts';
import { areaTable } from './area-table.ts';

/** CQ-27, HP-06, XM-02, LZ-09. */
export const spilloverPage: PageBuilder = {
  id: 'spillover',
  title: { zh: '外溢与信访', en: 'Spill-over and petitions' },
  lead: {
    zh: '未在本级化解而上交的案件及其下降率；信访，以及年度初信初访占比与红线。',
    en: 'What left its level unresolved and how that falls; petitions, and first petitions of the year against their line.',
  },
  async blocks(reader) {
    return [
      {
        kind: 'figures',
        figures: [
          await reader.figure('spillover', {
            note: {
              zh: '下降率见变动：负数为下降。',
              en: ' Its decline is the change: a negative one is a fall.',
            },
          }),
          await reader.figure('petitions'),
          await reader.figure('firstPetition', {
            days: yearToDate(reader),
            title: { zh: '初信初访占比（本年累计）', en: 'First petitions, year to date' },
          }),
        ],
      },
      await areaTable(reader, 'firstPetition', {
        zh: '各区划的初信初访（本期）',
        en: 'First petitions by area, this period',
      }),
    ];
  },
};

/** From New Year up to the end of the pack; HP-06 speaks of a year. */
export function yearToDate({ days }: PackReader): { from: string; until: string } {
  return { from: `${addDays(days.until, -1).slice(0, 4)}-01-01`, until: days.until };
}
