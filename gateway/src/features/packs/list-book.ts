import type { CaseEventType } from '@fengqiao/contract/cases';
import type { DifficultyClock } from '@fengqiao/db/queries/case-keys';
import type { Behind } from '@fengqiao/db/queries/indicator-cases';
import type { CountedArea, CountFilter, Days } from '@fengqiao/db/queries/indicator-filter';
import { type KeyedCase, keyedCases, keyedEvents } from '@fengqiao/db/queries/pack-rows';
import type { NewPackList } from '@fengqiao/db/queries/packs';
import type { Client } from '../../plugins/db.ts';
import { rules } from '../indicators/rules.ts';

/** Of which cases a figure is: an area in that of the pack, days, a filter. */
export interface ListQuestion {
  area: CountedArea;
  days: Days;
  filter: CountFilter;
}

type ByKey = ReadonlyMap<string, readonly KeyedCase[]>;

/** Counted as cases, never looked for in the log. */
const countedAsCases: readonly CaseEventType[] = ['case.registered', 'case.resolved'];
/** Every type that some indicator counts. */
const countedTypes: readonly CaseEventType[] = [
  ...new Set(
    Object.values(rules)
      .flatMap(({ needs }) => Object.values(needs))
      .flatMap((need) => (need.from === 'events' && !countedAsCases.includes(need.type) ? [need.type] : [])),
  ),
];

const newestFirst = (a: KeyedCase, b: KeyedCase): number =>
  b.registeredAt - a.registeredAt || b.caseId - a.caseId;

/**
 * Names the cases behind the figures of a pack. Each population of the pack's area is read once and cut in memory: hundreds of lists
 * cost a handful of statements. Sealed cases are counted and never listed.
 */
export class ListBook {
  readonly #client: Client;
  readonly #root: CountedArea;
  readonly #days: Days;
  readonly #clocks: readonly DifficultyClock[];
  readonly #populations = new Map<string, Promise<ByKey>>();
  readonly #lists = new Map<string, { counted: number; listed: KeyedCase[] }>();

  constructor(client: Client, root: CountedArea, days: Days, clocks: readonly DifficultyClock[]) {
    this.#client = client;
    this.#root = root;
    this.#days = days;
    this.#clocks = clocks;
  }

  /** Names the cases behind a slice of a figure; null where none can stand there. The same name twice is the same list. */
  async name(name: string, behind: readonly Behind[], question: ListQuestion): Promise<string | null> {
    if (behind.length === 0) return null;
    if (this.#lists.has(name)) return name;
    const found = new Map<number, KeyedCase>();
    const { lo, hi } = question.area;
    for (const each of behind) {
      const byKey = await this.#population(each, question);
      for (const key of each.keys)
        for (const row of byKey.get(key) ?? [])
          if (row.area >= lo && row.area <= hi) found.set(row.caseId, row);
    }
    return this.put(name, [...found.values()].sort(newestFirst));
  }

  /** Names cases that a builder found by itself, in its own order; they are counted with those that are sealed. */
  put(name: string, cases: readonly KeyedCase[]): string {
    this.#lists.set(name, { counted: cases.length, listed: cases.filter(({ sealed }) => !sealed) });
    return name;
  }

  /** The cases of a list without the sealed ones. */
  cases(name: string | null): readonly KeyedCase[] {
    return name === null ? [] : (this.#lists.get(name)?.listed ?? []);
  }

  /** Everything that was named, as it is stored. */
  all(): NewPackList[] {
    return [...this.#lists].map(([name, { counted, listed }]) => ({
      name,
      counted,
      caseIds: listed.map(({ caseId }) => caseId),
      tiers: listed.map(({ tier }) => tier),
    }));
  }

  #population(behind: Behind, { days, filter }: ListQuestion): Promise<ByKey> {
    const name = [days.from, days.until, JSON.stringify(filter)];
    const question = { area: this.#root, days, filter };
    if (behind.of === 'cases') {
      const { population, key } = behind;
      return this.#once(['cases', population, key, ...name].join(' '), async () =>
        groupedBy(await keyedCases(this.#client, question, population, key, this.#clocks), (row) => row.key),
      );
    }
    const { type, by } = behind;
    return this.#once(['events', type, by, ...name].join(' '), async () => {
      const rows = await this.#events(type, question, name.join(' '));
      const ofType = rows.filter((row) => row.type === type);
      return groupedBy(ofType, by === 'category' ? (row) => row.category : (row) => row.key);
    });
  }

  readonly #logs = new Map<string, ReturnType<typeof keyedEvents>>();

  /** One walk through the log of the pack's own days tells of every type; of other days only what is asked for. */
  #events(type: string, question: ListQuestion, name: string): ReturnType<typeof keyedEvents> {
    const { days } = question;
    const own = days.from === this.#days.from && days.until === this.#days.until;
    const types = own && countedTypes.some((each) => each === type) ? countedTypes : [type];
    const key = `${types.join()} ${name}`;
    const held = this.#logs.get(key);
    if (held !== undefined) return held;
    const reading = keyedEvents(this.#client, question, types);
    this.#logs.set(key, reading);
    return reading;
  }

  #once(key: string, read: () => Promise<ByKey>): Promise<ByKey> {
    const held = this.#populations.get(key);
    if (held !== undefined) return held;
    const reading = read();
    this.#populations.set(key, reading);
    return reading;
  }
}

function groupedBy<T extends KeyedCase>(rows: readonly T[], keyOf: (row: T) => string): ByKey {
  const groups = new Map<string, KeyedCase[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}
