import type { LadderLevel } from '@fengqiao/contract/cases';
import { describe, expect, it } from 'vitest';
import { loadProfile } from '../profiles/load-profile.ts';
import { refuseEscalation } from './ladder.ts';
import { courseAfter, type Step } from './log-builder.ts';

const hepingxi = loadProfile('hepingxi');
const bazhong = loadProfile('bazhong');

const tries = (level: LadderLevel, count: number, more: Record<string, unknown> = {}): Step[] =>
  Array.from({ length: count }, () => ['mediation.attempted', { level, outcome: 'failed', ...more }]);
const registered: Step = ['case.registered', { level: 'village' }];
const up = (toLevel: LadderLevel, more: Record<string, unknown> = {}): Step => [
  'case.escalated',
  { toLevel, ...more },
];
const professional = { professional: true };

describe('passing up under 3221', () => {
  const cases: [what: string, steps: Step[], toLevel: LadderLevel, short: [string, number, number] | null][] =
    [
      ['village after two of three attempts', tries('village', 2), 'township', ['village', 2, 3]],
      ['village after three', tries('village', 3), 'township', null],
      ['village after a fourth, which counts as well', tries('village', 4), 'township', null],
      [
        'declined mediations are none',
        tries('village', 3, { outcome: 'declined' }),
        'township',
        ['village', 0, 3],
      ],
      ['past the township without its attempts', tries('village', 3), 'county', ['township', 0, 2]],
      ['past the township without those of the village', tries('village', 1), 'county', ['village', 1, 3]],
      [
        'township after its two',
        [...tries('village', 3), up('township'), ...tries('township', 2)],
        'county',
        null,
      ],
      [
        'village attempts are not asked for twice',
        [up('township', { override: true }), ...tries('township', 2)],
        'county',
        null,
      ],
      [
        'county attempts without professionals do not count',
        [
          ...tries('village', 3),
          up('township'),
          ...tries('township', 2),
          up('county'),
          ...tries('county', 2),
        ],
        'city',
        ['county', 0, 2],
      ],
    ];
  it.each(cases)('%s', (_, steps, toLevel, short) => {
    const { ladder } = courseAfter([registered, ...steps], hepingxi);
    const refusal = refuseEscalation(ladder, { toLevel }, hepingxi);
    expect(refusal && [refusal.details.level, refusal.details.soFar, refusal.details.required]).toEqual(
      short,
    );
  });

  it('names the rule, what is missing and what is there', () => {
    const { ladder } = courseAfter([registered, ...tries('village', 2)], hepingxi);
    expect(refuseEscalation(ladder, { toLevel: 'township' }, hepingxi)).toMatchObject({
      code: 'case.ladder',
      details: { rule: { zh: '和平溪“3221”快办机制' }, missing: 1, toLevel: 'township', sourceRow: 'HP-02' },
    });
  });

  it('an override with a reason always passes, but not to a level that has the case', () => {
    const { ladder } = courseAfter([registered], hepingxi);
    const override = { reason: '当事人住院' };
    expect(refuseEscalation(ladder, { toLevel: 'township', override }, hepingxi)).toBeNull();
    expect(refuseEscalation(ladder, { toLevel: 'village', override }, hepingxi)?.code).toBe('act.notHigher');
  });

  it('a case that begins at the township is not asked for attempts of the village', () => {
    for (const begin of [
      [['case.registered', { level: 'township' }]],
      [['case.registered'], ['mediation.attempted', { level: 'township', outcome: 'failed' }]],
    ] as Step[][]) {
      const before = begin.length - 1;
      const { ladder } = courseAfter([...begin, ...tries('township', 2 - before)], hepingxi);
      expect([ladder.start, refuseEscalation(ladder, { toLevel: 'county' }, hepingxi)]).toEqual([
        'township',
        null,
      ]);
    }
  });

  it('a matter of two townships goes to the county at once (HP-08), one of two villages does not', () => {
    const across = (code: string) =>
      courseAfter([['case.registered', { level: 'village', partyAreas: [code] }]], hepingxi).ladder;
    expect(refuseEscalation(across('511902002'), { toLevel: 'county' }, hepingxi)).toBeNull();
    expect(refuseEscalation(across('511902001002'), { toLevel: 'county' }, hepingxi)?.code).toBe(
      'case.ladder',
    );
    expect(refuseEscalation(across('511902002'), { toLevel: 'township' }, hepingxi)?.code).toBe(
      'case.ladder',
    );
  });

  it('a place without a ladder asks for no attempts', () => {
    const { ladder } = courseAfter([registered], bazhong);
    expect(refuseEscalation(ladder, { toLevel: 'county' }, bazhong)).toBeNull();
  });
});

describe('what a source did against the ladder', () => {
  const marks = (steps: Step[]) =>
    courseAfter([registered, ...steps], hepingxi).marks.map(({ kind, level, soFar, required }) => [
      kind,
      level,
      soFar,
      required,
    ]);

  it('is marked as too early, and an override is marked for ever', () => {
    expect(marks([...tries('village', 2), up('township')])).toEqual([['premature', 'village', 2, 3]]);
    const overridden = [up('township', { override: true }), ...tries('village', 3)];
    expect(marks(overridden)).toEqual([['override', 'village', 0, 3]]);
  });

  it('is marked no more once the attempt that was missing comes in late', () => {
    const late: Step = [
      'mediation.attempted',
      { level: 'village', outcome: 'failed' },
      { at: Date.UTC(2026, 2, 2, 1, 30), eventId: 'late' },
    ];
    expect(marks([...tries('village', 2), up('township'), late])).toEqual([]);
  });
});

describe('when the last gate has failed (HP-05)', () => {
  const steps = (outcome: string): Step[] => [
    registered,
    ...tries('village', 3),
    up('township'),
    ...tries('township', 2),
    up('county'),
    ...tries('county', 1, professional),
    ['mediation.attempted', { level: 'county', outcome, ...professional }],
  ];

  it('a county leader is asked for until one is named', () => {
    expect(courseAfter(steps('failed'), hepingxi).leaderAsked).toEqual({ why: 'ladder', sourceRow: 'HP-05' });
    const named: Step = ['leader.assigned', { leader: '县委副书记' }];
    expect(courseAfter([...steps('failed'), named], hepingxi).leaderAsked).toBeNull();
  });

  it('nobody is asked for when the county agreed, or in a place without that rule', () => {
    expect(courseAfter(steps('agreed'), hepingxi).leaderAsked).toBeNull();
    expect(courseAfter(steps('failed'), bazhong).leaderAsked).toBeNull();
  });
});
