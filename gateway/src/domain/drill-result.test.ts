import { expect, it } from 'vitest';
import { type DrillCase, drillResult } from './drill-result.ts';

const minute = 60_000;
const aCase = (fields: Partial<DrillCase> = {}): DrillCase => ({
  tier: null,
  registeredAt: 0,
  takenAt: null,
  dispatchedAt: null,
  acceptedAt: null,
  signalledAt: null,
  acknowledgedAt: null,
  resolvedAt: null,
  ...fields,
});

it('counts what was done of what there was, with the median of those that came to their end', () => {
  const { cases, taken, accepted } = drillResult(
    [
      aCase({ takenAt: 2 * minute, dispatchedAt: 3 * minute, acceptedAt: 5 * minute }),
      aCase({ takenAt: 5 * minute, dispatchedAt: 6 * minute }),
      aCase(),
    ],
    [],
  );
  expect(cases).toBe(3);
  expect(taken).toEqual({ n: 2, of: 3, medianMin: 3.5 });
  expect(accepted).toEqual({ n: 1, of: 2, medianMin: 2 });
});

it('measures an acknowledgement from the last signal, and only of red cases', () => {
  const { acknowledged } = drillResult(
    [
      aCase({ tier: 'red', signalledAt: 10 * minute, acknowledgedAt: 12 * minute }),
      aCase({ tier: 'red', signalledAt: 10 * minute, acknowledgedAt: 9 * minute }),
      aCase({ tier: 'orange', acknowledgedAt: minute }),
    ],
    [],
  );
  expect(acknowledged).toEqual({ n: 2, of: 2, medianMin: 1 });
});

it('says that nothing was measured where nothing was, and not zero', () => {
  expect(drillResult([aCase()], [{ issuedAt: 0, repliedAt: null }])).toMatchObject({
    letters: { n: 0, of: 1, medianMin: null },
    acknowledged: { n: 0, of: 0, medianMin: null },
  });
});
