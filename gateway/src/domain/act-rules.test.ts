import type { Role } from '@fengqiao/contract/accounts';
import { type ActType, actTypes } from '@fengqiao/contract/case-acts';
import { describe, expect, it } from 'vitest';
import { loadProfile } from '../profiles/load-profile.ts';
import type { Doer } from './act.ts';
import { actRights } from './act-rights.ts';
import { refuseAct } from './act-rules.ts';
import { courseAfter, type Step } from './log-builder.ts';

const bazhong = loadProfile('bazhong');
const chongqing = { ...bazhong, closing: { visit: true, sourceRow: 'CQ-30' } };

const doer = (role: Role, more: Partial<Doer> = {}): Doer => ({
  role,
  ofTeam: false,
  department: null,
  ...more,
});
const operator = doer('operator');
const clerk = doer('clerk', { ofTeam: true });
const water = doer('handler', { ofTeam: true, department: 'water' });

const registered: Step = ['case.registered'];
const dispatched: Step = ['case.dispatched', { department: 'water' }];
const accepted: Step = ['case.accepted', { department: 'water' }];
const resolved: Step = ['case.resolved', { level: 'village' }];
const rated: Step = ['case.rated', { department: 'water', score: 5 }];
const major: Step = ['case.triaged', { difficulty: 'major', leadDepartment: 'water' }];

function refused(
  who: Doer,
  type: ActType,
  payload: Record<string, unknown>,
  steps: readonly Step[],
  profile = bazhong,
): string | null {
  return (
    refuseAct(who, { type, payload }, courseAfter([registered, ...steps], profile), profile)?.code ?? null
  );
}

describe('who may do what', () => {
  it('every act is for somebody, and no administrator and no kiosk does any', () => {
    expect(actTypes.filter((type) => Object.keys(actRights[type]).length === 0)).toEqual([]);
    const strangers = ['kiosk', 'systemAdmin', 'securityAdmin', 'auditAdmin'];
    expect(
      actTypes.flatMap((type) => Object.keys(actRights[type]).filter((role) => strangers.includes(role))),
    ).toEqual([]);
  });

  const rows: [
    what: string,
    who: Doer,
    type: ActType,
    payload: Record<string, unknown>,
    steps: Step[],
    code: string | null,
  ][] = [
    ['the centre dispatches', operator, 'case.dispatched', { department: 'water' }, [], null],
    ['a department does not', water, 'case.dispatched', { department: 'justice' }, [], 'act.role'],
    [
      'a clerk of another place does not',
      doer('clerk'),
      'case.dispatched',
      { department: 'water' },
      [],
      'act.team',
    ],
    ['a department accepts its own', water, 'case.accepted', { department: 'water' }, [dispatched], null],
    [
      'nobody accepts for another department',
      water,
      'case.accepted',
      { department: 'justice' },
      [dispatched],
      'act.otherDepartment',
    ],
    [
      'nor without a department',
      clerk,
      'case.accepted',
      { department: 'water' },
      [dispatched],
      'act.noDepartment',
    ],
    [
      'the dispatcher does not accept either',
      operator,
      'case.accepted',
      { department: 'water' },
      [dispatched],
      'act.role',
    ],
    [
      'a department mediates what is its own',
      water,
      'mediation.attempted',
      { level: 'village', outcome: 'failed' },
      [dispatched],
      null,
    ],
    [
      'and not what is not',
      doer('handler', { department: 'justice' }),
      'mediation.attempted',
      { level: 'village', outcome: 'failed' },
      [dispatched],
      'act.team',
    ],
    ['a clerk does not supervise', clerk, 'case.supervised', {}, [], 'act.role'],
    [
      'whoever was whistled for answers',
      doer('handler', { department: 'justice' }),
      'whistle.answered',
      { department: 'justice' },
      [['whistle.blown', { department: 'justice' }]],
      null,
    ],
    [
      'nobody rates the own department',
      doer('head', { department: 'water' }),
      'case.rated',
      { department: 'water', score: 5 },
      [resolved],
      'act.ownRating',
    ],
  ];
  it.each(rows)('%s', (_, who, type, payload, steps, code) => {
    expect(refused(who, type, payload, steps)).toBe(code);
  });
});

describe('what a case asks for as it stands', () => {
  const rows: [
    what: string,
    who: Doer,
    type: ActType,
    payload: Record<string, unknown>,
    steps: Step[],
    code: string | null,
  ][] = [
    [
      'a department takes what was dispatched to it',
      water,
      'case.accepted',
      { department: 'water' },
      [],
      'act.notDispatched',
    ],
    [
      'and nothing that went elsewhere',
      water,
      'case.accepted',
      { department: 'water' },
      [['case.dispatched', { department: 'justice' }]],
      'act.givenElsewhere',
    ],
    [
      'and takes it once',
      water,
      'case.accepted',
      { department: 'water' },
      [dispatched, accepted],
      'act.accepted',
    ],
    [
      'after a return it waits for the centre',
      water,
      'case.accepted',
      { department: 'water' },
      [dispatched, ['case.returned', { department: 'water' }]],
      'act.notDispatched',
    ],
    [
      'a return needs a reason',
      water,
      'case.returned',
      { department: 'water' },
      [dispatched],
      'act.noReason',
    ],
    [
      'a second dispatch needs one too',
      operator,
      'case.dispatched',
      { department: 'justice' },
      [dispatched],
      'act.dispatched',
    ],
    [
      'and passes with it',
      operator,
      'case.dispatched',
      { department: 'justice', reason: '不属水利' },
      [dispatched],
      null,
    ],
    [
      'after a return none is needed',
      operator,
      'case.dispatched',
      { department: 'justice' },
      [dispatched, ['case.returned', { department: 'water' }]],
      null,
    ],
    [
      'a department has to be known',
      operator,
      'nudge.sent',
      { strength: 'urge', department: 'nobody' },
      [],
      'act.unknownDepartment',
    ],
    [
      'a major case waits for its leader',
      water,
      'case.accepted',
      { department: 'water' },
      [major, dispatched],
      'act.noLeader',
    ],
    [
      'nor is it mediated before',
      clerk,
      'mediation.attempted',
      { level: 'village', outcome: 'failed' },
      [major],
      'act.noLeader',
    ],
    [
      'with a leader it goes on',
      water,
      'case.accepted',
      { department: 'water' },
      [major, ['leader.assigned', { leader: '县长' }], dispatched],
      null,
    ],
    [
      'what is resolved is not dispatched',
      operator,
      'case.dispatched',
      { department: 'water' },
      [resolved],
      'act.over',
    ],
    [
      'what is open is not rated',
      operator,
      'case.rated',
      { department: 'water', score: 5 },
      [accepted],
      'act.notResolved',
    ],
    ['closing needs a resolution', operator, 'case.closed', {}, [accepted], 'act.notResolved'],
    ['and a rating (YC-01)', operator, 'case.closed', {}, [resolved], 'act.noRating'],
    ['and no more in Bazhong', operator, 'case.closed', {}, [resolved, rated], null],
    ['reopening needs a reason', operator, 'case.reopened', {}, [resolved], 'act.noReason'],
    ['and something to reopen', operator, 'case.reopened', { reason: '反悔' }, [], 'act.notOver'],
    [
      'a route ends where it began',
      clerk,
      'route.concluded',
      { route: 'litigation' },
      [],
      'act.routeNotEntered',
    ],
    [
      'a supervision has a tag of the list',
      operator,
      'case.supervised',
      { tag: '随便' },
      [],
      'act.unknownTag',
    ],
    [
      'and goes up one level at a time',
      operator,
      'case.supervised',
      { level: 'county' },
      [],
      'act.supervisionLevel',
    ],
    [
      'from whoever supervises now',
      operator,
      'case.supervised',
      { level: 'county' },
      [['case.supervised', { level: 'township' }]],
      null,
    ],
    [
      'a department is whistled for once',
      operator,
      'whistle.blown',
      { department: 'water' },
      [['whistle.blown', { department: 'water' }]],
      'act.whistled',
    ],
    [
      'only who was whistled for answers',
      operator,
      'whistle.answered',
      { department: 'water' },
      [],
      'act.notWhistled',
    ],
    [
      'a mediation above its level is passed up first',
      clerk,
      'mediation.attempted',
      { level: 'county', outcome: 'failed' },
      [['mediation.attempted', { level: 'village', outcome: 'failed' }]],
      'act.levelAbove',
    ],
  ];
  it.each(rows)('%s', (_, who, type, payload, steps, code) => {
    expect(refused(who, type, payload, steps)).toBe(code);
  });

  it('a place that asks for a return visit says so (CQ-30)', () => {
    expect(refused(operator, 'case.closed', {}, [resolved, rated], chongqing)).toBe('act.noVisit');
    const visited: Step = ['case.visited', { satisfied: true }];
    expect(refused(operator, 'case.closed', {}, [resolved, rated, visited], chongqing)).toBeNull();
  });
});
