import { cellZoom } from '@fengqiao/contract/map';
import { packHeat } from '@fengqiao/db/queries/pack-rows';
import { cellCentre } from '../../../domain/cells.ts';
import { startOfDay } from '../../../domain/instant.ts';
import { definitions } from '../../indicators/definitions.ts';
import type { PageBuilder } from '../../packs/page-builder.ts';

/** Cells of about 600 m: a heat of a city is some thousands of them. */
const zoom = 15;
/** More would be drawn over each other on any screen. */
const mostCells = 4_000;

/** MS-16: where it happens. The map carries its own time. */
export const heatPage: PageBuilder = {
  id: 'heat',
  title: { zh: '热点区域', en: 'Where it is hot' },
  lead: {
    zh: '期内受理的案件在哪里：按下级区划着色，热力为登记地点。密封案件计入数字，不在图上。',
    en: 'Where the cases of the period were registered, by area and place. Sealed cases are in the figures and not on the map.',
  },
  async blocks(reader) {
    const { snapshot, days } = reader;
    const { total, areas } = await reader.byArea('accepted');
    const heat = await snapshot.once('heat', (client) =>
      packHeat(client, snapshot.root, days, 2 * (cellZoom - zoom)),
    );
    return [
      {
        kind: 'map',
        title: reader.words({ zh: '受理案件分布', en: 'Accepted cases' }),
        definition: reader.words(definitions.accepted.words),
        unit: 'count',
        from: new Date(startOfDay(days.from)).toISOString(),
        to: new Date(startOfDay(days.until)).toISOString(),
        areas: areas.map(({ areaCode, areaName, numerator, list }) => ({
          areaCode,
          areaName,
          value: numerator,
          numerator,
          denominator: total.numerator,
          list,
        })),
        cells: heat.slice(0, mostCells).map(({ cell, n }) => ({ centre: cellCentre(cell, zoom), n })),
      },
    ];
  },
};
