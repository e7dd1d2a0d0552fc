import type { Language } from '@fengqiao/contract/reference';
import { describe, expect, it } from 'vitest';
import { loadProfile } from '../profiles/load-profile.ts';
import { officialCalendar } from './calendar.ts';
import { viewOf } from './case-view.ts';
import { clocksOf, nextDue } from './deadlines.ts';
import { emptyFold, foldEvent, type LogEvent } from './fold.ts';

function aCase(
  steps: [at: string, type: LogEvent['type'], payload?: Record<string, unknown>][],
  profile = loadProfile('bazhong'),
) {
  const fold = emptyFold();
  for (const [index, [at, type, payload = {}]] of steps.entries())
    foldEvent(fold, { source: 'grid', eventId: `${index}`, type, at: Date.parse(at), facts: {}, payload });
  const view = viewOf(fold, { sourceArea: 511900000000000, profile, pointOf: () => null });
  const clocks = (now: string, language?: Language) =>
    clocksOf(fold, view, profile, officialCalendar, Date.parse(now), language);
  return { clocks, due: nextDue(fold, view, profile, officialCalendar) };
}
const triage = (difficulty: string) => ({ difficulty, leadDepartment: 'justice' });
const china = (text: string) => new Date(`${text}+08:00`).toISOString();

describe('deadlines of Bazhong', () => {
  it('gives triage one working day, over a weekend and its reasons (BZ-03)', () => {
    // Friday afternoon
    const { clocks } = aCase([['2026-03-06T16:00:00+08:00', 'case.registered']]);
    expect(clocks('2026-03-08T00:00:00+08:00')).toEqual([
      {
        kind: 'triage',
        rule: '1个工作日内分流',
        term: '1个工作日',
        confirm: null,
        sourceRow: 'BZ-03',
        startedAt: china('2026-03-06T16:00:00'),
        dueAt: china('2026-03-10T00:00:00'),
        metAt: null,
        skipped: [
          { day: '2026-03-07', reason: '周六' },
          { day: '2026-03-08', reason: '周日' },
        ],
        worked: [],
        state: 'running',
      },
    ]);
    expect(clocks('2026-03-10T00:00:01+08:00')[0]?.state).toBe('overdue');
  });

  it.each([
    ['consult', 'BZ-04', '2026-03-02T10:00:00'],
    ['simple', 'BZ-05', '2026-03-03T00:00:00'],
    ['general', 'BZ-06', '2026-03-10T00:00:00'],
    ['complex', 'BZ-07', '2026-05-03T00:00:00'],
  ])('a %s case is due by its rule %s', (difficulty, sourceRow, due) => {
    const { clocks } = aCase([
      ['2026-03-02T09:00:00+08:00', 'case.registered'],
      ['2026-03-02T09:10:00+08:00', 'case.triaged', triage(difficulty)],
    ]);
    expect(clocks('2026-03-02T09:20:00+08:00')).toMatchObject([
      { kind: 'triage', state: 'met' },
      { kind: 'resolve', sourceRow, dueAt: china(due), state: 'running' },
    ]);
  });

  it('names the five days of a general case as working days in the rule itself', () => {
    const { clocks } = aCase([
      ['2026-03-02T09:00:00+08:00', 'case.registered'],
      ['2026-03-02T09:10:00+08:00', 'case.triaged', triage('general')],
    ]);
    expect(clocks('2026-03-02T09:20:00+08:00')[1]?.rule).toBe('一般纠纷 5日办理（5个工作日）');
    expect(clocks('2026-03-02T09:20:00+08:00', 'en')[1]?.rule).toBe(
      'General dispute: handled in 5 days (5 working days)',
    );
  });

  it('wants a leader for a major case on the day of its triage (BZ-08)', () => {
    const steps: Parameters<typeof aCase>[0] = [
      ['2026-03-02T09:00:00+08:00', 'case.registered'],
      ['2026-03-02T09:10:00+08:00', 'case.triaged', triage('major')],
    ];
    expect(aCase(steps).due).toEqual({ kind: 'leader', dueAt: Date.parse('2026-03-03T00:00:00+08:00') });
    const led = aCase([...steps, ['2026-03-03T09:00:00+08:00', 'leader.assigned', { leader: '副县长' }]]);
    expect(led.clocks('2026-03-04T00:00:00+08:00')[1]).toMatchObject({ kind: 'leader', state: 'metLate' });
    expect(led.due).toBeNull();
  });

  it('starts the term of resolution again when a case is reopened', () => {
    const { due } = aCase([
      ['2026-03-02T09:00:00+08:00', 'case.registered'],
      ['2026-03-02T09:10:00+08:00', 'case.triaged', triage('simple')],
      ['2026-03-02T15:00:00+08:00', 'case.resolved', { level: 'village' }],
      ['2026-04-01T15:00:00+08:00', 'case.reopened'],
    ]);
    expect(due).toEqual({ kind: 'resolve', dueAt: Date.parse('2026-04-02T00:00:00+08:00') });
  });
});

describe('deadlines of mediation in Lixia (JN-01)', () => {
  const registered = ['2026-03-02T09:00:00+08:00', 'case.registered'] as const;
  const states = (steps: Parameters<typeof aCase>[0], now: string) =>
    aCase([[...registered], ...steps], loadProfile('lixia'))
      .clocks(now)
      .flatMap(({ kind, state }) => (kind === 'triage' ? [] : [`${kind} ${state}`]));

  it('ask the parties by the end of the second day, and a party that declines was asked', () => {
    expect(states([], '2026-03-04T23:59:00+08:00')).toEqual(['contact running', 'mediate running']);
    expect(states([], '2026-03-05T00:01:00+08:00')).toEqual(['contact overdue', 'mediate running']);
    const declined = { level: 'county', outcome: 'declined' };
    expect(
      states([['2026-03-03T10:00:00+08:00', 'mediation.attempted', declined]], '2026-03-05T00:01:00+08:00'),
    ).toEqual(['contact met', 'mediate running']);
  });

  it('end with another route, but not with the route of mediation itself', () => {
    const enter = (route: string): Parameters<typeof aCase>[0] => [
      ['2026-03-10T10:00:00+08:00', 'route.entered', { route }],
    ];
    expect(states(enter('mediation'), '2026-04-02T00:01:00+08:00')).toEqual([
      'contact metLate',
      'mediate overdue',
    ]);
    expect(states(enter('arbitration'), '2026-04-02T00:01:00+08:00')).toEqual([
      'contact metLate',
      'mediate met',
    ]);
  });

  it('begin anew with a case that is reopened, whatever route it had taken before', () => {
    const steps: Parameters<typeof aCase>[0] = [
      ['2026-03-10T10:00:00+08:00', 'route.entered', { route: 'arbitration' }],
      ['2026-03-20T10:00:00+08:00', 'case.resolved', { level: 'county' }],
      ['2026-04-10T10:00:00+08:00', 'case.reopened'],
    ];
    expect(states(steps, '2026-05-10T23:59:00+08:00')).toContain('mediate running');
    expect(states(steps, '2026-05-11T00:01:00+08:00')).toContain('mediate overdue');
  });
});
