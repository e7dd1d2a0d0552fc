import { expect, test } from 'vitest';
import { flagsOf } from './accountability.ts';

const order = ['court', 'justice', 'housing'];

test('flags are counted by department in the order of the list, codes and the source’s words alike (FX-17)', () => {
  const tagged = [
    { department: 'housing', tag: '推诿', n: 5 },
    { department: 'court', tag: 'delaying', n: 1 },
    { department: 'housing', tag: 'shirking', n: 2 },
    { department: 'housing', tag: '躲绕', n: 1 },
  ];
  const cases = [
    { department: 'housing', n: 40 },
    { department: 'court', n: 8 },
  ];
  expect(flagsOf(tagged, cases, order)).toEqual([
    { department: 'court', shirking: 0, delaying: 1, dodging: 0, cases: 8 },
    { department: 'housing', shirking: 7, delaying: 0, dodging: 1, cases: 40 },
  ]);
});

test('other tags and supervisions without one are no flags; cases without a department stand last', () => {
  const tagged = [
    { department: 'court', tag: 'notAccepted', n: 3 },
    { department: 'court', tag: null, n: 3 },
    { department: null, tag: 'dodging', n: 1 },
  ];
  expect(flagsOf(tagged, [], order)).toEqual([
    { department: null, shirking: 0, delaying: 0, dodging: 1, cases: 0 },
  ]);
});
