import type { BoardRules } from '@fengqiao/contract/boards';
import { channels, routes } from '@fengqiao/contract/cases';
import type { Label } from '@fengqiao/contract/reference';
import type { TFunction } from 'i18next';
import type { DiagramBox, DiagramRow } from './diagram-layout.ts';

/** Where a matter may go that mediation does not settle. */
const otherWays = routes.filter((route) => route !== 'mediation');

/** 矛盾纠纷事项流程图: the steps of the place with their stages and clocks (FX-20). */
export function flowRows({ steps }: BoardRules, label: (words: Label) => string): DiagramRow[] {
  return [
    {
      boxes: steps.map((step) => ({
        title: label(step.label),
        notes: [step.stages.map(label).join(' · '), ...step.clocks.map(({ rule }) => label(rule))].filter(
          Boolean,
        ),
      })),
    },
  ];
}

/** 接待调解路线图: from the reception by way of the ladder to an agreement, or to another way by law (FX-20). */
export function routeRows(rules: BoardRules, t: TFunction, label: (words: Label) => string): DiagramRow[] {
  return [
    { boxes: [reception(t), triage(rules, t), ...mediation(rules, t, label)] },
    { label: t('boards.route.settled'), boxes: settled(rules, t) },
    {
      label: t('boards.route.unsettled'),
      choice: true,
      boxes: otherWays.map((route) => ({ title: t(`case.route.${route}`), notes: [] })),
    },
  ];
}

const reception = (t: TFunction): DiagramBox => ({
  title: t('boards.route.reception'),
  notes: [channels.map((channel) => t(`case.channel.${channel}`)).join(' · '), t('boards.route.oneCode')],
});

const triage = ({ categories, autoCategories }: BoardRules, t: TFunction): DiagramBox => ({
  title: t('boards.route.triage'),
  notes: [t('boards.route.auto', { auto: autoCategories, all: categories })],
});

function mediation(
  { ladder, ladderName }: BoardRules,
  t: TFunction,
  label: (words: Label) => string,
): DiagramBox[] {
  if (ladder.length === 0) return [{ title: t('boards.route.mediation'), notes: [t('boards.route.free')] }];
  const gates = ladder.map(({ level, required, professional }, index) => ({
    title: t(`case.level.${level}`),
    notes: [
      t(professional ? 'boards.route.professional' : 'boards.route.attempts', { count: required }),
      ...(index === 0 && ladderName ? [label(ladderName)] : []),
    ],
  }));
  return ladder.some(({ thenLeader }) => thenLeader)
    ? [...gates, { title: t('boards.route.leader'), notes: [t('boards.route.leaderNote')] }]
    : gates;
}

const settled = ({ visit }: BoardRules, t: TFunction): DiagramBox[] => [
  { title: t('boards.route.agreement'), notes: [t('boards.route.confirmation')] },
  ...(visit ? [{ title: t('boards.route.visit'), notes: [] }] : []),
  { title: t('boards.route.closed'), notes: [] },
];
