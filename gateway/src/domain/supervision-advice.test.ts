import { describe, expect, it } from 'vitest';
import { superviseReasons } from './supervision-advice.ts';

const whole = { cases: 100, village: 80, township: 16 };
const zh = (area: Parameters<typeof superviseReasons>[0]) =>
  superviseReasons(area, whole).map((reason) => reason.zh);

describe('the supervision of an area is suggested', () => {
  it('where half of the cases and more were never mediated, and clearly more than elsewhere', () => {
    expect(zh({ cases: 10, village: 5, township: 0 })).toEqual([
      '受理10件，5件没有调解过，占50.0%，全域为20.0%',
    ]);
    expect(zh({ cases: 10, village: 6, township: 0 })).toEqual([]);
    const everywhere = { cases: 100, village: 40, township: 0 };
    expect(superviseReasons({ cases: 10, village: 4, township: 0 }, everywhere)).toEqual([]);
  });

  it('where twice as many as elsewhere are passed up, with both shares', () => {
    expect(zh({ cases: 10, village: 10, township: 4 })).toEqual([
      '村级调解10件，上交4件，占40.0%，全域为20.0%',
    ]);
    expect(zh({ cases: 10, village: 10, township: 3 })).toEqual([]);
  });

  it('never from a handful of cases, nor where nothing is passed up at all', () => {
    expect(zh({ cases: 4, village: 0, township: 0 })).toEqual([]);
    expect(zh({ cases: 4, village: 4, township: 4 })).toEqual([]);
    const none = { cases: 50, village: 50, township: 0 };
    expect(superviseReasons(none, none)).toEqual([]);
  });
});
