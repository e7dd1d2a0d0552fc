import type { PackBlock } from '@fengqiao/contract/packs';
import type { Days } from '@fengqiao/db/queries/indicator-filter';
import { topicCases } from '@fengqiao/db/queries/pack-rows';
import { topicRunOf, topicsOfRun } from '@fengqiao/db/queries/topics';
import type { FastifyInstance } from 'fastify';
import { startOfDay } from '../../domain/instant.ts';
import { topicRulesVersion } from '../../domain/topic-heat.ts';
import type { Client } from '../../plugins/db.ts';
import { presentTopic } from '../topics/present-topic.ts';
import type { PackReader } from './pack-reader.ts';

const windowOf = ({ from, until }: Days) => ({ from: startOfDay(from), to: startOfDay(until) });

const runOf = (client: Client, days: Days) => {
  const { from, to } = windowOf(days);
  return topicRunOf(client, new Date(from), new Date(to), topicRulesVersion);
};

/** Finds the topics of a pack's days, unless they were found after these days were over. */
export async function prepareTopics(app: FastifyInstance, days: Days): Promise<void> {
  const run = await app.readScope({ lo: 0, hi: 0 }, (client) => runOf(client, days));
  const window = windowOf(days);
  if (run === null || run.computed_at.getTime() < window.to) await app.topics.compute(window);
}

/** Lists of the cases of topics begin so. */
export const topicPrefix = 'topic/';

/** The hottest topics of the pack's area as a block, each with the list of its cases, `topic/<id>`. */
export async function topicsBlock(reader: PackReader, most: number): Promise<PackBlock> {
  const { snapshot } = reader;
  const topics = await snapshot.once(`topics ${most}`, async (client) => {
    const run = await runOf(client, reader.days);
    if (run === null) return [];
    const rows = await topicsOfRun(client, run.id, most, snapshot.root);
    const cases = await topicCases(
      client,
      rows.map(({ id }) => id),
    );
    for (const { id } of rows)
      snapshot.lists.put(
        topicPrefix + id,
        cases.filter(({ topicId }) => topicId === id),
      );
    return rows.map(presentTopic);
  });
  return { kind: 'topics', topics };
}
