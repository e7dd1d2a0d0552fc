import { type AreaLevel, areaCodeOfKey, areaLevel } from '@fengqiao/contract/areas';
import type { IndicatorName } from '@fengqiao/contract/indicators';
import { areaChildren, findArea } from '@fengqiao/db/queries/areas';
import type { CountedArea, CountFilter, Days, GroupedCount } from '@fengqiao/db/queries/indicator-filter';
import { snapshotMoment } from '@fengqiao/db/queries/pack-rows';
import type { Calendar } from '../../domain/calendar.ts';
import type { Places } from '../../domain/placing.ts';
import type { Client } from '../../plugins/db.ts';
import { AppError } from '../../plugins/errors.ts';
import type { Profile } from '../../profiles/profile-schema.ts';
import { countedArea, type FigureOf, figuresBy, type Question } from '../indicators/compute.ts';
import { countNeed, type Need } from '../indicators/need.ts';
import { sqlClocks } from '../indicators/terms.ts';
import { ListBook } from './list-book.ts';

/** What a snapshot is taken with, known before its transaction begins. */
export interface SnapshotOptions {
  areaCode: string;
  days: Days;
  profile: Profile;
  calendar: Calendar;
  places: Places;
  /** The profile with the tier rules in force: reasons are explained by them. */
  tierRules: Profile;
}

/** An area right below that of the pack. */
export interface PackChild {
  areaCode: string;
  areaName: string;
}

/** One moment of the database, in one transaction: what was asked once is not asked again, in whatever language. */
export class PackSnapshot {
  readonly client: Client;
  readonly options: SnapshotOptions;
  readonly areaName: string;
  readonly level: AreaLevel;
  readonly children: readonly PackChild[];
  /** Milliseconds, by the database's clock. */
  readonly takenAt: number;
  /** Newest outbox number that is in it. */
  readonly through: number;
  readonly lists: ListBook;
  readonly root: CountedArea;
  readonly #held = new Map<string, Promise<unknown>>();

  private constructor(
    client: Client,
    options: SnapshotOptions,
    found: { areaName: string; children: readonly PackChild[]; at: Date; through: number },
  ) {
    this.client = client;
    this.options = options;
    this.areaName = found.areaName;
    this.level = areaLevel(options.areaCode);
    this.children = found.children;
    this.takenAt = found.at.getTime();
    this.through = found.through;
    this.root = countedArea(options.areaCode);
    this.lists = new ListBook(client, this.root, options.days, sqlClocks(options.profile));
  }

  /** Throws `notFound` for an area that is not in the registry. */
  static async open(client: Client, options: SnapshotOptions): Promise<PackSnapshot> {
    const { key } = countedArea(options.areaCode);
    const moment = await snapshotMoment(client);
    const area = await findArea(client, key);
    if (area === null) throw new AppError('notFound', `Area ${options.areaCode}`);
    const below = await areaChildren(client, key);
    const children = below.map(({ code, name }) => ({ areaCode: areaCodeOfKey(code), areaName: name }));
    return new PackSnapshot(client, options, { areaName: area.name, children, ...moment });
  }

  /** Answers what was found under this key before, else finds it. */
  once<T>(key: string, find: (client: Client) => Promise<T>): Promise<T> {
    const held = this.#held.get(key);
    if (held !== undefined) return held as Promise<T>;
    const finding = find(this.client);
    this.#held.set(key, finding);
    return finding;
  }

  /** An indicator over areas of the pack; figures share what they count. */
  figures(
    name: IndicatorName,
    question: Pick<Question, 'areas' | 'days' | 'step'> & { filter?: CountFilter },
  ): Promise<FigureOf> {
    const { profile, calendar } = this.options;
    const { areas, days, step, filter = {} } = question;
    const key = JSON.stringify(['figure', name, areas.map((area) => area.key), days, step, filter]);
    const clocks = sqlClocks(profile);
    const count = (need: Need): Promise<GroupedCount[]> => {
      const asked = ['count', need, areas.map((area) => area.key), days, step, filter];
      return this.once(JSON.stringify(asked), (client) =>
        countNeed(client, need, { areas, days, step, filter }, clocks),
      );
    };
    return this.once(key, () => figuresBy(count, name, { areas, days, step, filter, profile, calendar }));
  }
}
