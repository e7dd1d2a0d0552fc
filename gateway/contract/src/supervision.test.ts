import { expect, it } from 'vitest';
import { isFourShoulds, reportedTo, supervisionTagOf } from './supervision.ts';

it('reads the words of sources and its own codes alike, and leaves others alone', () => {
  expect(['四应四不', 'fourShoulds', '应受理而不受理', '别的'].map(supervisionTagOf)).toEqual([
    'fourShoulds',
    'fourShoulds',
    'notAccepted',
    null,
  ]);
});

it('counts what is itemised and what is not among the problems of 四应四不 (CQ-07)', () => {
  expect(['四应四不', 'notHandled', '推诿'].map((word) => isFourShoulds(supervisionTagOf(word)))).toEqual([
    true,
    true,
    false,
  ]);
});

it('reports shirking to the commission and incidents to the leadership (FX-17, FX-18)', () => {
  expect([reportedTo('shirking'), reportedTo('massIncident'), reportedTo('fourShoulds')]).toEqual([
    'commission',
    'leadership',
    null,
  ]);
});
