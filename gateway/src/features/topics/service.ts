import type { Topic, TopicDetail, TopicGraph, TopicList, TopicQuery } from '@fengqiao/contract/topics';
import {
  countTopicCases,
  findTopic,
  sameReporterPairs,
  type TopicRunRow,
  topicEvidence,
  topicRunOf,
  topicsOfRun,
} from '@fengqiao/db/queries/topics';
import type { FastifyInstance } from 'fastify';
import { handlesAllItSees } from '../../domain/handling-team.ts';
import { topicRulesVersion } from '../../domain/topic-heat.ts';
import type { AccountSession } from '../../plugins/auth.ts';
import { narrow } from '../../plugins/db.ts';
import { AppError } from '../../plugins/errors.ts';
import { graphOf } from './graph.ts';
import { presentBasis, presentTopic } from './present-topic.ts';
import { type DayWindow, windowOf } from './window.ts';

const mostTopics = 200;

/** Topics of an area and window, the hottest first; of a tier or category those with most cases of it first. */
export async function topics(
  app: FastifyInstance,
  session: AccountSession,
  query: TopicQuery,
): Promise<TopicList> {
  const scope = narrow(session, query.area);
  if (scope === null) throw new AppError('access.denied');
  const run = await runOf(app, windowOf(query.from, query.to, Date.now()));
  return app.readScope(scope, async (tx) => {
    const rows = await topicsOfRun(tx, run.id, mostTopics);
    const basis = presentBasis(run, await countTopicCases(tx, run));
    return { basis, topics: chosen(rows.map(presentTopic), query) };
  });
}

/** One topic with its cases. Throws `notFound`, outside the session's subtree as well. */
export async function topic(app: FastifyInstance, session: AccountSession, id: number): Promise<TopicDetail> {
  return app.readScope(session, async (tx) => {
    const found = await findTopic(tx, id);
    if (found === null) throw new AppError('notFound', `Topic ${id}`);
    const evidence = await topicEvidence(tx, id);
    return {
      topic: presentTopic(found.topic),
      basis: presentBasis(found.run, await countTopicCases(tx, found.run)),
      evidence: evidence.map(({ summary, words }) => ({ ...summary, words })),
    };
  });
}

/** What links the cases of a topic. Throws `notFound`. */
export async function topicGraph(
  app: FastifyInstance,
  session: AccountSession,
  id: number,
): Promise<TopicGraph> {
  return app.readScope(session, async (tx) => {
    const found = await findTopic(tx, id);
    if (found === null) throw new AppError('notFound', `Topic ${id}`);
    const evidence = await topicEvidence(tx, id);
    const pairs = await sameReporterPairs(
      tx,
      evidence.map(({ caseId }) => caseId),
    );
    return graphOf(presentTopic(found.topic), evidence, pairs, handlesAllItSees(session));
  });
}

/** The computation of a window; made now where there is none. */
async function runOf(app: FastifyInstance, window: DayWindow): Promise<TopicRunRow> {
  const kept = () =>
    app.readScope({ lo: 0, hi: 0 }, (tx) =>
      topicRunOf(tx, new Date(window.from), new Date(window.to), topicRulesVersion),
    );
  const before = await kept();
  if (before !== null) return before;
  await app.topics.compute(window);
  const run = await kept();
  if (run === null) throw new AppError('database.unavailable').retryAfter(2);
  return run;
}

function chosen(all: readonly Topic[], { tier, category, trend }: TopicQuery): Topic[] {
  const inTier = (topic: Topic) => topic.tiers.find(({ key }) => key === tier)?.n ?? 0;
  const inCategory = (topic: Topic) => topic.categories.find(({ key }) => key === category)?.n ?? 0;
  return all
    .filter((topic) => tier === undefined || inTier(topic) > 0)
    .filter((topic) => category === undefined || inCategory(topic) > 0)
    .filter((topic) => trend === undefined || topic.trend === trend)
    .sort((a, b) => inTier(b) - inTier(a) || inCategory(b) - inCategory(a) || b.heat - a.heat);
}
