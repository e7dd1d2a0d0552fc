import { randomInt } from 'node:crypto';
import type { TierRulesVersion } from '@fengqiao/contract/tier-rules';
import type { Person } from '../people.ts';
import type { World } from '../world.ts';
import { path, type Recipe, type Recipes, type Success } from './recipe.ts';

/** Rules are those of the whole place: leaders and heads of less of it do not change them. */
const isNotOfThePlace = ({ level }: Person): boolean => level !== 'city' && level !== 'province';

const rules = (atLeast: number) => [
  {
    id: 'people-blue',
    factor: 'people',
    measure: 'people',
    atLeast,
    tier: 'blue',
    evidence: { zh: '涉及{found}人', en: '{found} people' },
  },
];
/** With rules that nobody else has proposed, unless told. */
const proposal = (atLeast = randomInt(100, 2 ** 40)) => ({
  basedOn: 'bazhong-1',
  rules: rules(atLeast),
  why: '按本地情况调整',
});
const trial = { rules: rules(7), days: 7 };
const decision = { decision: 'refused', reason: '理由不足' };

const called = (url: string, payload: unknown, as: Person): Success => ({ method: 'POST', url, payload, as });

/** A version that somebody of the place has proposed; answers its name. */
async function proposed(world: World): Promise<string> {
  const { body } = await world.ask(
    { method: 'POST', url: '/api/tier-rules', payload: proposal() },
    world.person('head', 'city'),
  );
  return (JSON.parse(body) as TierRulesVersion).version;
}

/** A trial that is not there for whoever may ask for trials. */
const noTrial = (rest: string): Recipe => ({
  url: () => `/api/tier-trials/00000000-0000-4000-8000-000000000000${rest}`,
  refuses: isNotOfThePlace,
  mayAnswer: ['notFound'],
});

/** The rules by which tiers are found: versions, trials, runs; and what the log says of states. */
export const rulesRecipes: Recipes = {
  'GET /api/tier-rules': path('/api/tier-rules'),
  'POST /api/tier-rules': {
    url: () => '/api/tier-rules',
    payload: () => proposal(7),
    refuses: isNotOfThePlace,
    mayAnswer: ['rules.same'],
    success: async (world) => called('/api/tier-rules', proposal(), world.person('head', 'city')),
  },
  'POST /api/tier-rules/:version/decision': {
    url: () => '/api/tier-rules/none/decision',
    payload: () => decision,
    refuses: isNotOfThePlace,
    mayAnswer: ['notFound'],
    success: async (world) =>
      called(`/api/tier-rules/${await proposed(world)}/decision`, decision, world.person('leader', 'city')),
  },
  'POST /api/tier-rules/:version/withdraw': {
    url: () => '/api/tier-rules/none/withdraw',
    refuses: isNotOfThePlace,
    mayAnswer: ['notFound'],
    success: async (world) =>
      called(`/api/tier-rules/${await proposed(world)}/withdraw`, undefined, world.person('head', 'city')),
  },
  'POST /api/tier-trials': {
    url: () => '/api/tier-trials',
    payload: () => trial,
    refuses: isNotOfThePlace,
    mayAnswer: ['rules.trialRuns'],
    success: async (world) => {
      await world.app.tierTrials.settled();
      return called('/api/tier-trials', trial, world.person('leader', 'city'));
    },
  },
  'GET /api/tier-trials/:id': noTrial(''),
  'GET /api/tier-trials/:id/cases': noTrial('/cases?list=changed'),
  'POST /api/tier-trials/:id/cancel': {
    ...noTrial('/cancel'),
    success: async (world) => {
      await world.app.tierTrials.settled();
      const leader = world.person('leader', 'city');
      const begun = await world.ask({ method: 'POST', url: '/api/tier-trials', payload: trial }, leader);
      await world.app.tierTrials.settled();
      const { id } = JSON.parse(begun.body) as { id: string };
      return called(`/api/tier-trials/${id}/cancel`, undefined, leader);
    },
  },
  'GET /api/tier-runs': path('/api/tier-runs'),
  'GET /api/reconcile': path('/api/reconcile'),
};
