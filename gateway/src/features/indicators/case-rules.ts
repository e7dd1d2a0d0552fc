import { bucketHours } from '@fengqiao/db/queries/resolution';
import { breakdown, count, nothing, type Part, piece, rate, rule } from './figure.ts';
import { cases } from './need.ts';
import { noSlice, plus, type Slice } from './tally.ts';
import { termState } from './terms.ts';

export const resolutionRate = rule({ standing: cases('registered', 'standing') }, ({ standing }) =>
  rate(
    standing.where((key) => key === 'resolved'),
    standing.all(),
  ),
);

export const oneTimeResolutionRate = rule({ once: cases('resolved', 'atOnce') }, ({ once }) =>
  rate(
    once.where((key) => key === 'once'),
    once.all(),
  ),
);

export const mediationSuccess = rule({ mediated: cases('registered', 'mediated') }, ({ mediated }) =>
  rate(
    mediated.where((key) => key === 'success'),
    mediated.where((key) => key !== ''),
  ),
);

export const onTimeRate = rule({ terms: cases('resolved', 'term') }, ({ terms }, { profile, calendar }) => {
  const stateOf = termState(profile, calendar);
  const groups = terms.by(stateOf);
  const of = (state: string): Slice => groups.find(({ key }) => key === state)?.slice ?? noSlice;
  return { ...rate(of('met'), plus(of('met'), of('late'))), notItemised: of('none') };
});

export const resolutionDays = rule({ buckets: { from: 'buckets' } }, ({ buckets }) => {
  const total = buckets.all();
  if (total.n === 0) return nothing;
  const counts = buckets.counts
    .map(({ key, n }) => ({ bucket: Number(key), n }))
    .sort((a, b) => a.bucket - b.bucket);
  const quantile = (q: number): number => {
    let seen = 0;
    for (const { bucket, n } of counts) {
      seen += n;
      if (seen >= total.n * q) return bucketHours(bucket) / 24;
    }
    return 0;
  };
  const days = (q: number): Slice => ({ n: quantile(q), behind: total.behind });
  const parts: Part[] = [
    { key: 'p50', numerator: days(0.5), denominator: null },
    { key: 'p90', numerator: days(0.9), denominator: null },
  ];
  return { value: quantile(0.5), numerator: null, denominator: total, parts };
});

const daySeconds = 86_400;

export const cycle = rule(
  { seconds: cases('resolved', 'none', 'seconds'), resolved: cases('resolved') },
  ({ seconds, resolved }) => {
    const total = resolved.all();
    if (total.n === 0) return nothing;
    const { n, behind } = seconds.all();
    return {
      value: n / daySeconds / total.n,
      numerator: { n: n / daySeconds, behind },
      denominator: total,
    };
  },
);

/** Stages of the ladder from the village up to the leader (HP-02..05). */
const stages = ['village', 'township', 'county', 'leader'];

export const funnel = rule({ stage: cases('registered', 'stage') }, ({ stage }) => {
  const total = stage.all();
  const reached = stages.map((key, index) => ({
    key,
    numerator: stage.where((each) => stages.indexOf(each) >= index),
    denominator: total,
  }));
  const tried = stage.where((key) => key !== '');
  return {
    ...count(tried, total),
    parts: reached,
    notItemised: stage.where((key) => key === ''),
  };
});

const severity: readonly string[] = ['red', 'orange', 'blue'];

export const tiers = rule({ open: cases('open', 'tier') }, ({ open }) => {
  const split = breakdown(open);
  split.parts.sort((a, b) => severity.indexOf(a.key) - severity.indexOf(b.key));
  return {
    ...count(
      open.where((key) => key !== ''),
      open.all(),
    ),
    ...split,
  };
});

/** Key of an open deadline: `<kind>/<overdue or running>`. */
export const overdue = rule({ due: cases('due', 'due') }, ({ due }) => {
  const late = due.where((key) => piece(1)(key) === 'overdue');
  const parts = due.by(piece(0)).map(({ key, slice }) => ({
    key,
    numerator: due.where((each) => each === `${key}/overdue`),
    denominator: slice,
  }));
  return { ...count(late, due.all()), parts };
});

export const unanswered = rule({ waiting: cases('waiting', 'waiting') }, ({ waiting }) =>
  count(
    waiting.where((key) => key === 'unanswered'),
    waiting.all(),
  ),
);

/** Keys: `centre` for every centre, codes of departments for those that have it. */
export const presence = rule({ centres: { from: 'presence' } }, ({ centres }) => {
  const all = centres.where((key) => key === 'centre');
  const departments = centres.by((key) => key).filter(({ key }) => key !== 'centre');
  if (all.n === 0 || departments.length === 0) return nothing;
  const filled = centres.where((key) => key !== 'centre');
  return {
    ...rate(filled, { n: all.n * departments.length, behind: [] }),
    parts: departments.map(({ key, slice }) => ({ key, numerator: slice, denominator: all })),
  };
});

/** Keys: `topic` for every topic, a tier for those that hold a case of it (BZ-02). */
export const hotTopics = rule({ topics: { from: 'topics' } }, ({ topics }) => {
  const all = topics.where((key) => key === 'topic');
  if (all.n === 0) return nothing;
  const tiers = topics.by((key) => key).filter(({ key }) => key !== 'topic');
  const parts = tiers.map(({ key, slice }) => ({ key, numerator: slice, denominator: all }));
  return { ...count(all), parts };
});
