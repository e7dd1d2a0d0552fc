import { describe, expect, test } from 'vitest';
import { type CasesRef, casesQueryOf, readCasesRef, writeCasesRef } from './cases-ref.ts';

describe('the cases behind a figure, as a word of the address', () => {
  test.each<CasesRef>([
    { name: 'routes', side: 'numerator', part: 'mediation' },
    { name: 'routes', side: 'notItemised' },
    { name: 'accepted', side: 'numerator', area: '511902', from: '2026-01-01', until: '2026-02-01' },
    { name: 'ladder', side: 'denominator', part: 'village.agreed', level: 'village', channel: 'onsite' },
  ])('comes back as it was written: $name $side', (ref) => {
    expect(readCasesRef(writeCasesRef(ref))).toEqual(ref);
  });

  test.each(['', 'routes', 'pigeons~numerator', 'routes~sideways', 'routes~numerator~colour=red'])(
    '%j is none',
    (text) => {
      expect(readCasesRef(text)).toBeNull();
    },
  );

  test('differ from the filter of the page only where they say so', () => {
    const filter = { area: '5119', category: 'land', from: '2026-01-01T00:00:00+08:00' };
    expect(casesQueryOf({ name: 'accepted', side: 'numerator', area: '511902' }, filter)).toEqual({
      ...filter,
      area: '511902',
      side: 'numerator',
    });
    expect(
      casesQueryOf({ name: 'accepted', side: 'numerator', from: '2026-03-01', until: '2026-04-01' }, filter),
    ).toMatchObject({ from: '2026-03-01T00:00:00+08:00', to: '2026-04-01T00:00:00+08:00' });
  });
});
