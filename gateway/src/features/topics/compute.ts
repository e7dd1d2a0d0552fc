import { setImmediate as others } from 'node:timers/promises';
import { replaceTopicRun } from '@fengqiao/db/queries/topics';
import type { FastifyInstance } from 'fastify';
import type { TopicCase } from '../../domain/topic-case.ts';
import { topicRulesVersion } from '../../domain/topic-heat.ts';
import { findTopics, type TopicFinding } from '../../domain/topics.ts';
import { wholeCountry } from '../../plugins/db.ts';
import { collectCases } from './collect-cases.ts';
import { Segmenter } from './segmenter.ts';
import { type DayWindow, windowBefore } from './window.ts';

/** More than anybody looks at; the coldest are left out. */
const mostTopics = 500;

/** What is kept of a finding: its cases stand in a table of their own. */
export type KeptFinding = Omit<TopicFinding, 'cases'> & { cases: number };

/** Finds the topics of some windows and keeps them. The cases are read and segmented once for all of them. */
export async function computeTopics(
  app: FastifyInstance,
  windows: readonly DayWindow[],
  signal: AbortSignal,
): Promise<void> {
  const widest = {
    from: Math.min(...windows.map((window) => windowBefore(window).from)),
    to: Math.max(...windows.map(({ to }) => to)),
  };
  const segmenter = new Segmenter();
  try {
    const { cases, whole } = await collectCases(app, segmenter, widest, signal);
    for (const window of windows) await computeWindow(app, window, cases, whole);
  } finally {
    await segmenter.close();
  }
}

async function computeWindow(
  app: FastifyInstance,
  window: DayWindow,
  all: readonly TopicCase[],
  whole: boolean,
): Promise<void> {
  const cases = within(all, window);
  const before = within(all, windowBefore(window));
  const finding = findTopics(cases, { ...window, before: before.length === 0 ? null : before });
  let step = finding.next();
  while (!step.done) {
    await others();
    step = finding.next();
  }
  const run = {
    from: new Date(window.from),
    to: new Date(window.to),
    rulesVersion: topicRulesVersion,
    cases: cases.length,
    casesBefore: before.length,
    whole,
  };
  const topics = step.value.slice(0, mostTopics).map(({ cases: members, ...rest }) => {
    const kept: KeptFinding = { ...rest, cases: members.length };
    return { area: rest.place.area, heat: rest.heat, finding: JSON.stringify(kept), cases: members };
  });
  await app.inScope(wholeCountry, (tx) => replaceTopicRun(tx, run, topics), {
    retryOn: ['40001', '40P01', '23505'],
  });
}

const within = (cases: readonly TopicCase[], { from, to }: DayWindow): TopicCase[] =>
  cases.filter(({ registeredAt }) => registeredAt >= from && registeredAt < to);
