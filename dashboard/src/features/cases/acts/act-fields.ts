import type { ActType } from '@fengqiao/contract/case-acts';
import { ladderLevels, riskFactors, routes } from '@fengqiao/contract/cases';
import { intakeClasses, intensities } from '@fengqiao/contract/ingest';
import { supervisionTags } from '@fengqiao/contract/supervision';

/** One field of an act's form; its name is the payload's. */
export type ActField = { name: string; needed?: true } & (
  | { kind: 'department' | 'difficulty' | 'line' | 'lines' | 'yes' | 'score' }
  /** `words`: where the words of the values are. */
  | { kind: 'choice'; values: readonly string[]; words: string }
);

const department: ActField = { name: 'department', kind: 'department', needed: true };
const reason: ActField = { name: 'reason', kind: 'lines', needed: true };
const choice = (name: string, values: readonly string[], words: string, needed?: true): ActField => ({
  name,
  kind: 'choice',
  values,
  words,
  ...(needed ? { needed } : {}),
});
const level = (name: string): ActField => choice(name, ladderLevels, 'case.level', true);
const route = choice('route', routes, 'case.route', true);

/** What each act is asked for. An act that is not here has no form: its suggestion is all there is to say. */
export const actFields: Partial<Record<ActType, readonly ActField[]>> = {
  'case.triaged': [
    { name: 'difficulty', kind: 'difficulty', needed: true },
    { name: 'leadDepartment', kind: 'department', needed: true },
    choice('intakeClass', intakeClasses, 'case.intakeClass'),
    choice('intensity', intensities, 'case.intensity'),
  ],
  'case.dispatched': [department, { name: 'reason', kind: 'lines' }],
  'case.returned': [reason],
  'mediation.attempted': [
    level('level'),
    choice('outcome', ['agreed', 'failed', 'declined'], 'case.attemptOutcome', true),
    { name: 'organisation', kind: 'line' },
    { name: 'professional', kind: 'yes' },
  ],
  'case.escalated': [level('toLevel')],
  'route.entered': [route],
  'route.concluded': [
    route,
    choice('outcome', ['settled', 'confirmed', 'judged', 'withdrawn', 'failed'], 'case.routeOutcome'),
  ],
  'risk.signalled': [choice('factor', riskFactors, 'case.factor', true), { name: 'evidence', kind: 'lines' }],
  'nudge.sent': [choice('strength', ['remind', 'urge', 'press'], 'case.strength', true), department],
  'case.supervised': [level('level'), choice('tag', supervisionTags, 'act.tag')],
  'leader.assigned': [{ name: 'leader', kind: 'line', needed: true }],
  'support.given': [
    choice('kind', ['guidance', 'hardship', 'counselling', 'legalAid', 'legalAdvice'], 'case.support', true),
  ],
  'whistle.blown': [department],
  'whistle.answered': [department],
  'petition.lodged': [{ name: 'first', kind: 'yes', needed: true }],
  'case.resolved': [level('level'), choice('route', routes, 'case.route')],
  'case.visited': [{ name: 'satisfied', kind: 'yes', needed: true }],
  'case.rated': [department, { name: 'score', kind: 'score', needed: true }],
  'case.reopened': [reason],
  'note.added': [{ name: 'text', kind: 'lines', needed: true }],
};

/** The acts of the panel by what they are part of; letters and documents have a place of their own. */
export const actGroups = {
  order: ['case.triaged', 'case.dispatched', 'case.accepted', 'case.returned'],
  mediate: [
    'mediation.attempted',
    'case.escalated',
    'route.entered',
    'route.concluded',
    'support.given',
    'case.resolved',
  ],
  manage: [
    'nudge.sent',
    'case.supervised',
    'leader.assigned',
    'whistle.blown',
    'whistle.answered',
    'risk.signalled',
    'petition.lodged',
    'note.added',
  ],
  finish: ['case.visited', 'case.rated', 'case.closed', 'case.reopened'],
} as const satisfies Record<string, readonly ActType[]>;
export type ActGroup = keyof typeof actGroups;

/** What the form says as the payload of the act: empty fields are left out, what has no field stays as suggested. */
export function payloadOf(
  type: ActType,
  suggested: Readonly<Record<string, unknown>>,
  values: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const fields = actFields[type] ?? [];
  const asked = fields.map(({ name }) => name);
  const rest = Object.entries(suggested).filter(([name]) => !asked.includes(name));
  const told = fields.flatMap(({ name, kind }) => {
    const value = values[name];
    if (kind === 'yes') return [[name, value === true] as const];
    return value === undefined || value === '' ? [] : [[name, value] as const];
  });
  const { override } = values;
  const because =
    typeof override === 'string' && override.trim() !== '' ? { override: { reason: override } } : {};
  return { ...Object.fromEntries([...rest, ...told]), ...because };
}
