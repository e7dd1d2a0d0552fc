import { areaCodeOfKey, areaRange } from '@fengqiao/contract/areas';
import type { Fact } from '@fengqiao/contract/checklists';
import { registerFacts } from '@fengqiao/db/queries/checklist-facts';
import type { FastifyInstance } from 'fastify';
import { boardRules } from '../../domain/board-rules.ts';
import { factsOf } from '../../domain/checklist-facts.ts';
import { shanghaiDay } from '../../domain/instant.ts';
import type { AccountSession } from '../../plugins/auth.ts';
import { indicator } from '../indicators/service.ts';
import { sourcesIn } from '../sources/service.ts';

/** Everything the product knows of an area that a rule can be shown with, as of now. */
export async function liveFacts(app: FastifyInstance, session: AccountSession, key: number): Promise<Fact[]> {
  const now = Date.now();
  const day = shanghaiDay(now);
  const area = areaCodeOfKey(key);
  const range = areaRange(area);
  const yearFrom = `${day.slice(0, 4)}-01-01`;
  const { register, sources } = await app.readScope(session, async (client) => ({
    register: await registerFacts(client, { ...range, day, yearFrom }),
    sources: (await sourcesIn(app, client, range, now)).filter(({ state }) => state !== 'disabled'),
  }));
  const year = { area, from: `${yearFrom}T00:00:00+08:00`, to: new Date(now).toISOString() };
  const petitions = await indicator(app, session, 'firstPetition', year, 'zh');
  const unanswered = await indicator(app, session, 'unanswered', { area }, 'zh');
  return factsOf({
    ...register,
    steps: boardRules(app.profile).steps.filter(({ clocks }) => clocks.length > 0).length,
    unanswered: unanswered.numerator ?? unanswered.value ?? 0,
    firstPetitions: petitions.numerator ?? 0,
    accepted: petitions.denominator ?? 0,
    line: app.profile.firstPetitionLine,
    sourcesAlive: sources.filter(({ state }) => state === 'ok' || state === 'quiet').length,
    sources: sources.length,
  });
}
