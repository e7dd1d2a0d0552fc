import type { IndicatorArea, IndicatorName, PeriodStep, Previous } from '@fengqiao/contract/indicators';
import type { PackFigure } from '@fengqiao/contract/packs';
import type { Label, Language } from '@fengqiao/contract/reference';
import type { CountFilter, Days } from '@fengqiao/db/queries/indicator-filter';
import type Type from 'typebox';
import { changeWords } from '../indicators/comparison.ts';
import { countedArea } from '../indicators/compute.ts';
import { definitions, withoutCases } from '../indicators/definitions.ts';
import type { Figure, Part } from '../indicators/figure.ts';
import { periodsOf } from '../indicators/periods.ts';
import { type Presentation, presentFigure, presentPrevious } from '../indicators/present-figure.ts';
import type { Slice } from '../indicators/tally.ts';
import { titles } from '../indicators/titles.ts';
import { comparedDays } from '../indicators/window.ts';
import type { PackSnapshot } from './pack-snapshot.ts';

/** Which cases and days a figure is of; left out = those of the pack. */
export interface FigureScope {
  /** Code of an area in that of the pack. */
  area?: string;
  days?: Days;
  filter?: CountFilter;
}

export interface FigureOptions extends FigureScope {
  /** With what `previous` of the figure compares: the days before unless told, named days as a baseline, or nothing. */
  compare?: 'previous' | Days | null;
  /** Whether the same days a year ago are told; they are unless told otherwise. */
  year?: boolean;
  /** Instead of the indicator's own. */
  title?: Label;
  /** After the indicator's own definition, e.g. which baseline. */
  note?: Label;
}

/** A figure of one area with the list behind it. */
export type AreaFigure = IndicatorArea & { list: string | null };

type Change = Type.Static<typeof Previous>;

/** Reads the frozen figures of a pack in one language; both languages share what is read. */
export class PackReader {
  readonly snapshot: PackSnapshot;
  readonly language: Language;

  constructor(snapshot: PackSnapshot, language: Language) {
    this.snapshot = snapshot;
    this.language = language;
  }

  /** The pack's own days. */
  get days(): Days {
    return this.snapshot.options.days;
  }

  /** In the reader's language. */
  words(label: Label): string {
    return label[this.language];
  }

  /** An indicator with its title, definition, changes, and a list of the cases behind it and behind each of its parts. */
  async figure(name: IndicatorName, options: FigureOptions = {}): Promise<PackFigure> {
    const { snapshot, language } = this;
    const { profile } = snapshot.options;
    const { compare = 'previous', year = true } = options;
    const { now: ofNow, unit, words } = definitions[name];
    const as = this.#presentation(name);
    const figure = await this.#figure(name, options);
    const days = options.days ?? this.days;
    const before =
      ofNow || compare === null
        ? null
        : compare === 'previous'
          ? comparedDays(days, { compare: 'previous' })
          : compare;
    const lastYear = ofNow || !year ? null : comparedDays(days, { compare: 'year' });
    const earlier = before === null ? undefined : await this.#figure(name, { ...options, days: before });
    const yearAgo = lastYear === null ? undefined : await this.#figure(name, { ...options, days: lastYear });
    const change = (then: Figure | undefined, of: Days | null): Change =>
      presentPrevious(figure, then ?? null, of, as);
    return {
      name,
      title: (options.title ?? titles[name])[language],
      unit,
      definition: [words, options.note].flatMap((label) => label?.[language] ?? []).join(''),
      ...(as.line === null ? {} : { line: as.line }),
      ...presentFigure(figure, as, earlier),
      ...(before === null && lastYear === null
        ? {}
        : { changeDefinition: changeWords(unit, profile)[language] }),
      ...(before === null ? {} : { previous: change(earlier, before) }),
      ...(lastYear === null ? {} : { year: change(yearAgo, lastYear) }),
      ...(await this.#lists(name, figure, options)),
    };
  }

  /** An indicator of the pack's area and of those right below it, each with the list behind it. */
  async byArea(
    name: IndicatorName,
    scope: Omit<FigureScope, 'area'> = {},
  ): Promise<{ total: AreaFigure; areas: AreaFigure[]; figureOf(areaCode: string): Figure }> {
    const { snapshot } = this;
    const { days = this.days, filter = {} } = scope;
    const areas = [snapshot.root, ...snapshot.children.map(({ areaCode }) => countedArea(areaCode))];
    const figureOf = await snapshot.figures(name, { areas, days, step: null, filter });
    const as = this.#presentation(name);
    const of = async (areaCode: string, areaName: string): Promise<AreaFigure> => {
      const figure = figureOf(countedArea(areaCode).key, null);
      const { list } = await this.#lists(name, figure, { ...scope, area: areaCode }, false);
      return { areaCode, areaName, ...presentFigure(figure, as), list };
    };
    const below: AreaFigure[] = [];
    for (const { areaCode, areaName } of snapshot.children) below.push(await of(areaCode, areaName));
    return {
      total: await of(snapshot.options.areaCode, snapshot.areaName),
      areas: below,
      figureOf: (areaCode) => figureOf(countedArea(areaCode).key, null),
    };
  }

  /** Values by day, week, month or quarter. */
  async series(
    name: IndicatorName,
    step: PeriodStep,
    { days = this.days, filter = {}, area }: FigureScope = {},
  ): Promise<{ day: string; value: number | null }[]> {
    const root = area === undefined ? this.snapshot.root : countedArea(area);
    const figureOf = await this.snapshot.figures(name, { areas: [root], days, step, filter });
    return periodsOf(days, step).map(({ key, from }) => ({
      day: from,
      value: figureOf(root.key, key).value,
    }));
  }

  /** Names the cases behind one slice of a figure, such as a part of an area's funnel. */
  list(name: string, slice: Slice, scope: FigureScope = {}): Promise<string | null> {
    return this.snapshot.lists.name(name, slice.behind, {
      area: scope.area === undefined ? this.snapshot.root : countedArea(scope.area),
      days: scope.days ?? this.days,
      filter: scope.filter ?? {},
    });
  }

  #figure(name: IndicatorName, { area, days = this.days, filter = {} }: FigureScope): Promise<Figure> {
    const root = area === undefined ? this.snapshot.root : countedArea(area);
    return this.snapshot
      .figures(name, { areas: [root], days, step: null, filter })
      .then((figureOf) => figureOf(root.key, null));
  }

  #presentation(name: IndicatorName): Presentation {
    const { profile } = this.snapshot.options;
    const line = name === 'firstPetition' ? profile.firstPetitionLine : null;
    return { unit: definitions[name].unit, profile, language: this.language, line };
  }

  async #lists(
    name: IndicatorName,
    figure: Figure,
    scope: FigureScope,
    withParts = true,
  ): Promise<{ list: string | null; partLists?: Record<string, string> }> {
    if (withoutCases.includes(name)) return { list: null };
    const base = this.#nameOf(name, scope);
    const whole = figure.numerator ?? figure.denominator;
    const list = whole === null ? null : await this.list(base, whole, scope);
    if (!withParts) return { list };
    const partLists: Record<string, string> = {};
    for (const [index, part] of (figure.parts ?? []).entries()) {
      const named = await this.list(`${base}/${partName(part, index)}`, part.numerator, scope);
      if (named !== null) partLists[part.key] = named;
    }
    if (figure.notItemised !== undefined && figure.notItemised.n > 0) {
      const named = await this.list(`${base}/notItemised`, figure.notItemised, scope);
      if (named !== null) partLists[''] = named;
    }
    return { list, ...(Object.keys(partLists).length === 0 ? {} : { partLists }) };
  }

  /** Two different questions never have one name, because a name holds everything that is asked. */
  #nameOf(name: IndicatorName, { area, days, filter = {} }: FigureScope): string {
    const own = days === undefined || (days.from === this.days.from && days.until === this.days.until);
    const filters = Object.entries(filter).filter(([, value]) => value !== undefined);
    return [
      ...(area === undefined || area === this.snapshot.options.areaCode ? [] : [area]),
      name,
      ...filters.map(([field, value]) => `${field}.${value}`),
      ...(own ? [] : [`${days.from}.${days.until}`]),
    ].join('/');
  }
}

/** Keys of parts are codes, but for what a place's own words are counted by. */
const partName = ({ key }: Part, index: number): string =>
  /^[a-zA-Z0-9.:_-]{1,60}$/.test(key) ? key : `part-${index}`;
