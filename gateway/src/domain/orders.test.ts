import { describe, expect, it } from 'vitest';
import { loadProfile } from '../profiles/load-profile.ts';
import { courseAfter, hourMs, monday, type Step } from './log-builder.ts';

const bazhong = loadProfile('bazhong');
const order = (...steps: Step[]) => courseAfter([['case.registered'], ...steps], bazhong).order;
const given = (department: string): Step => ['case.dispatched', { department }];
const taken = (department: string): Step => ['case.accepted', { department }];
const back = (department: string): Step => ['case.returned', { department }];
const tried: Step = ['mediation.attempted', { level: 'village', outcome: 'failed' }];
const declined: Step = ['mediation.attempted', { level: 'village', outcome: 'declined' }];

describe('an order', () => {
  it('says who dispatched, accepted, managed and rated last, and when (YC-01)', () => {
    const by = { source: 'desk', facts: { by: 'operator01' } };
    const found = order(
      ['case.dispatched', { department: 'water' }, by],
      taken('water'),
      ['nudge.sent', { strength: 'urge', department: 'water' }, by],
      ['case.resolved', { level: 'county' }],
      ['case.rated', { department: 'water', score: 4 }],
    );
    const desk = { source: 'desk', account: 'operator01' };
    const at = (hours: number) => new Date(monday + hours * hourMs).toISOString();
    expect(found).toMatchObject({
      dispatched: { department: 'water', at: at(1), by: desk },
      accepted: { department: 'water', at: at(2), by: { source: 'hotline', account: null } },
      managed: { at: at(3), by: desk },
      rated: { department: 'water', score: 4, at: at(5) },
      nudges: { remind: 0, urge: 1, press: 0 },
    });
  });

  it('has a process owner and a substantive owner, and remembers the first handler (CQ-28, YC-18)', () => {
    expect(order(given('water'), taken('water'), back('water'))).toMatchObject({
      processOwner: '511902001001',
      substantiveOwner: null,
      waiting: true,
      returns: 1,
    });
    const passed = order(taken('water'), ['case.escalated', { toLevel: 'county' }], given('forestry'));
    expect(passed).toMatchObject({
      processOwner: '511902',
      level: 'county',
      substantiveOwner: 'forestry',
      firstHandler: 'water',
    });
  });

  it('forgets the rating and the visit of before a reopening', () => {
    const closed: Step[] = [
      ['case.resolved', { level: 'village' }],
      ['case.rated', { department: 'water', score: 5 }],
      ['case.visited', { satisfied: true }],
      ['case.closed'],
    ];
    expect(order(...closed)).toMatchObject({ rated: { score: 5 }, visited: { satisfied: true } });
    expect(order(...closed, ['case.reopened'])).toMatchObject({ rated: null, visited: null });
  });

  it('tells supervision by level and tag, also by a word of a source', () => {
    expect(
      order(['case.supervised', { tag: '推诿' }], ['case.supervised', { level: 'city' }]).supervisions,
    ).toMatchObject([
      { tag: '推诿', level: null },
      { tag: null, level: 'city' },
    ]);
  });
});

describe('empty circulation (XM-12)', () => {
  const counted: [what: string, steps: Step[], now: number, most: number][] = [
    ['the first dispatch hands nothing over', [given('water'), taken('water')], 0, 0],
    [
      'a return and the dispatch that follows are one hand-over',
      [given('water'), back('water'), given('forestry')],
      1,
      1,
    ],
    ['another department without a return is one as well', [given('water'), given('forestry')], 1, 1],
    ['an attempt ends the run', [given('water'), back('water'), given('forestry'), tried], 0, 1],
    [
      'a declined attempt does not',
      [given('water'), back('water'), declined, given('forestry'), back('forestry')],
      2,
      2,
    ],
  ];
  it.each(counted)('%s', (_, steps, now, most) => {
    expect(order(...steps).circulation).toMatchObject({ now, most });
  });

  it('is one from the number of the place on', () => {
    const round = [given('water'), back('water'), given('forestry'), back('forestry')];
    expect(order(...round).circulation).toMatchObject({ now: 2, atLeast: 3, is: false });
    expect(order(...round, given('justice'), back('justice')).circulation).toMatchObject({
      now: 3,
      is: true,
    });
  });
});

describe('a whistle (YC-14, NA-18)', () => {
  const blown: Step = ['whistle.blown', { department: 'water' }];
  const state = (minutes: number, answer?: number) => {
    const steps: Step[] = [['case.registered'], blown];
    const at = monday + hourMs;
    if (answer !== undefined)
      steps.push(['whistle.answered', { department: 'water' }, { at: at + answer * 60_000 }]);
    return courseAfter(steps, bazhong, { now: at + minutes * 60_000 }).order.whistles.map(
      (each) => each.state,
    );
  };

  it('is open until its time, then late; answered in time or late', () => {
    expect([state(29), state(31), state(60, 30), state(60, 31)]).toEqual([
      ['open'],
      ['late'],
      ['answered'],
      ['answeredLate'],
    ]);
  });

  it('is not answered by another department or by an earlier answer', () => {
    const others: Step[] = [
      ['whistle.answered', { department: 'water' }],
      blown,
      ['whistle.answered', { department: 'justice' }],
    ];
    expect(order(...others).whistles).toMatchObject([{ answeredAt: null }]);
  });
});

it('a case spills over a level or a township that it leaves unresolved (CQ-27)', () => {
  const moved: Step = ['note.added', {}, { facts: { area: 511_902_002_001_000 } }];
  expect(order(['case.escalated', { toLevel: 'township' }], moved).spillovers).toMatchObject([
    { kind: 'level', from: 'village', to: 'township' },
    { kind: 'area', from: '511902001', to: '511902002' },
  ]);
});

it('a major case that went on before a leader was named is marked (BZ-08)', () => {
  const major: Step = ['case.triaged', { difficulty: 'major', leadDepartment: 'water' }];
  const { marks, leaderAsked } = courseAfter([['case.registered'], major, taken('water')], bazhong);
  expect([marks.map(({ kind }) => kind), leaderAsked?.why]).toEqual([['leaderless'], 'major']);
  const led: Step = ['leader.assigned', { leader: '县长' }];
  expect(courseAfter([['case.registered'], major, led, taken('water')], bazhong).marks).toEqual([]);
});
