import { areaRange } from '@fengqiao/contract/areas';
import type { PackBlock } from '@fengqiao/contract/packs';
import { incidentsOf } from '@fengqiao/db/queries/report-cases';
import { incidentLabels } from '../../../domain/case-labels.ts';
import type { PackReader } from '../../packs/pack-reader.ts';

/** Incidents of the pack's area and days, read once. */
export const incidentsIn = (reader: PackReader) =>
  reader.snapshot.once('report incidents', (client) =>
    incidentsOf(client, reader.snapshot.root, reader.days),
  );

/** How many incidents each area right below had, and the whole. */
export async function incidentCounts(reader: PackReader): Promise<{ areas: number[]; total: number }> {
  const incidents = await incidentsIn(reader);
  const areas = reader.snapshot.children.map(({ areaCode }) => {
    const { lo, hi } = areaRange(areaCode);
    return incidents.filter(({ area }) => area >= lo && area <= hi).length;
  });
  return { areas, total: incidents.length };
}

/** Grave incidents (HP-27): kind, place and day, no name. */
export async function incidentTable(reader: PackReader): Promise<PackBlock> {
  const incidents = await incidentsIn(reader);
  return {
    kind: 'table',
    table: {
      title: reader.words({ zh: '重大案事件', en: 'Grave incidents' }),
      definition: reader.words({
        zh: '期内发生并已登记、未撤回的案事件；只记种类、地点和日期。',
        en: 'Incidents of the period that were reported and not withdrawn; kind, place and day only.',
      }),
      columns: [
        { key: 'day', label: reader.words({ zh: '发生日期', en: 'Day' }), kind: 'day' },
        { key: 'area', label: reader.words({ zh: '地区', en: 'Area' }), kind: 'text' },
        { key: 'kind', label: reader.words({ zh: '种类', en: 'Kind' }), kind: 'text' },
      ],
      rows: incidents.map(({ happenedOn, areaName, kind }) => ({
        cells: [happenedOn, areaName, incidentLabels[kind]?.[reader.language] ?? kind],
      })),
      notes: [],
    },
  };
}
