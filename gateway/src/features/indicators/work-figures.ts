import { ladderLevels } from '@fengqiao/contract/cases';
import { countsByCategory, countsByKey } from '@fengqiao/db/queries/indicators';
import {
  breakdown,
  type Figure,
  nothing,
  type Part,
  type Question,
  rate,
  regroup,
  share,
  sum,
} from './figure.ts';

const byKey = ({ client, area, days }: Question, type: string) => countsByKey(client, area, days, type);
const byCategory = ({ client, area, days }: Question, type: string) =>
  countsByCategory(client, area, days, type);

/** Cases registered or resolved, by category. */
async function byCategories(question: Question, type: 'case.registered' | 'case.resolved'): Promise<Figure> {
  const counts = await byCategory(question, type);
  const total = sum(counts);
  return { value: total, numerator: total, denominator: total, ...breakdown(counts) };
}
export const accepted = (question: Question): Promise<Figure> => byCategories(question, 'case.registered');
export const resolved = (question: Question): Promise<Figure> => byCategories(question, 'case.resolved');

/** Key of a resolution: `<route or nothing>/<level>`. */
export async function routes(question: Question): Promise<Figure> {
  const counts = regroup(await byKey(question, 'case.resolved'), (key) => key.split('/')[0] ?? '');
  const total = sum(counts);
  const split = breakdown(counts);
  return { value: total, numerator: total - split.notItemised.numerator, denominator: total, ...split };
}

export async function levels(question: Question): Promise<Figure> {
  const counts = regroup(await byKey(question, 'case.resolved'), (key) => key.split('/')[1] ?? '');
  const grassRoots = sum(counts.filter(({ key }) => ['group', 'village', 'township'].includes(key)));
  return { ...rate(grassRoots, sum(counts)), ...breakdown(counts) };
}

/** Key of an attempt: `<level>/<outcome>`. */
export async function ladder(question: Question): Promise<Figure> {
  const counts = await byKey(question, 'mediation.attempted');
  const at = (level: string, outcome?: string): number =>
    sum(
      counts.filter(({ key }) =>
        outcome === undefined ? key.startsWith(`${level}/`) : key === `${level}/${outcome}`,
      ),
    );
  const total = sum(counts);
  const parts = ladderLevels
    .filter((level) => at(level) > 0)
    .flatMap((level): Part[] => {
      const held = at(level) - at(level, 'declined');
      return [
        { key: level, numerator: at(level), share: share(at(level), total) },
        { key: `${level}.agreed`, numerator: at(level, 'agreed'), share: share(at(level, 'agreed'), held) },
      ];
    });
  return { value: total, numerator: total, denominator: total, parts };
}

const above: Record<string, readonly string[]> = {
  grid: ['village', 'township', 'county', 'city'],
  village: ['township', 'county', 'city'],
  township: ['county', 'city'],
  county: ['city'],
  city: ['county', 'city'],
  province: ['county', 'city'],
};

/** Key of an escalation: `<toLevel>` or `<toLevel>/override`. */
export async function spillover(question: Question): Promise<Figure> {
  const beyond = above[question.level] ?? [];
  const counts = regroup(await byKey(question, 'case.escalated'), (key) => key.split('/')[0] ?? '').filter(
    ({ key }) => beyond.includes(key),
  );
  const total = sum(counts);
  const registered = sum(await byKey(question, 'case.registered'));
  return { value: total, numerator: total, denominator: registered, parts: breakdown(counts).parts };
}

export async function firstPetition(question: Question): Promise<Figure> {
  const counts = await byKey(question, 'petition.lodged');
  const first = counts.find(({ key }) => key === 'first')?.n ?? 0;
  const registered = sum(await byKey(question, 'case.registered'));
  return {
    ...rate(first, registered),
    parts: counts.map(({ key, n }) => ({ key, numerator: n, share: share(n, registered) })),
  };
}

export async function repeatReports(question: Question): Promise<Figure> {
  const signals = (await byKey(question, 'risk.signalled')).filter(({ key }) => key === 'repeatedAlarm');
  const petitions = (await byKey(question, 'petition.lodged')).filter(({ key }) => key === 'repeat');
  const counts = [...signals, ...petitions];
  const total = sum(counts);
  const registered = sum(await byKey(question, 'case.registered'));
  return { value: total, numerator: total, denominator: registered, parts: breakdown(counts).parts };
}

export async function letters(question: Question): Promise<Figure> {
  const issued = await byKey(question, 'letter.issued');
  const total = sum(issued);
  const beside = async (key: string, type: string): Promise<Part> => {
    const n = sum(await byKey(question, type));
    return { key, numerator: n, share: share(n, total) };
  };
  return {
    value: total,
    numerator: total,
    denominator: total,
    parts: [
      ...breakdown(issued).parts,
      await beside('received', 'letter.received'),
      await beside('replied', 'letter.replied'),
    ],
  };
}

/** A count of events by their key. */
const countOf =
  (type: string) =>
  async (question: Question): Promise<Figure> => {
    const counts = await byKey(question, type);
    const total = sum(counts);
    return { value: total, numerator: total, denominator: total, parts: breakdown(counts).parts };
  };
export const nudges = countOf('nudge.sent');
export const support = countOf('support.given');

export async function satisfaction(question: Question): Promise<Figure> {
  const counts = await byKey(question, 'case.visited');
  const satisfied = counts.find(({ key }) => key === 'satisfied')?.n ?? 0;
  return { ...rate(satisfied, sum(counts)), parts: breakdown(counts).parts };
}

/** For what no data is kept yet. */
export const unknown = async (): Promise<Figure> => nothing;
