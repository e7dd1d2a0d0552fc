import type { PackPage } from '@fengqiao/contract/packs';
import { expect, test } from 'vitest';
import { listTitle } from './pack-lists.ts';

const page: PackPage = {
  id: 'routes',
  title: 'Routes',
  lead: null,
  blocks: [
    {
      kind: 'shares',
      figure: {
        name: 'routes',
        title: 'Routes',
        unit: 'count',
        definition: '',
        value: 3,
        numerator: 3,
        denominator: 3,
        parts: [{ key: 'mediation', label: 'Mediation', numerator: 2, denominator: 3, share: 0.6 }],
        notItemised: { numerator: 1, share: 0.3 },
        list: 'routes/all',
        partLists: { mediation: 'routes/mediation', '': 'routes/rest' },
      },
    },
    {
      kind: 'table',
      table: {
        title: 'By area',
        definition: null,
        columns: [{ key: 'area', label: 'Area', kind: 'text' }],
        rows: [{ cells: ['Enyang'], list: 'areas/511903' }],
        notes: [],
      },
    },
  ],
};

test('a list is called after what opens it', () => {
  const titles = ['routes/all', 'routes/mediation', 'routes/rest', 'areas/511903', 'else'].map((list) =>
    listTitle([page], list, 'not itemised'),
  );
  expect(titles).toEqual(['Routes', 'Routes · Mediation', 'Routes · not itemised', 'By area · Enyang', null]);
});
