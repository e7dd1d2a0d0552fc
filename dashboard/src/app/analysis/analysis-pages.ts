import type { Indicator, IndicatorName } from '@fengqiao/contract/indicators';
import type { IndicatorSearch } from '../../features/indicators/indicator-search.ts';

/** A card of an analysis page. */
export type CardSpec =
  | { kind: 'figures'; id: string; unit: Indicator['unit']; names: readonly IndicatorName[] }
  | { kind: 'parts' | 'series' | 'areas' | 'ladder' | 'gauge'; name: IndicatorName }
  | { kind: 'chosenAreas' }
  | { kind: 'split'; name: IndicatorName; by: 'channel' | 'level' }
  | { kind: 'tierCases'; tier: 'red' | 'orange' }
  | { kind: 'presence' | 'topics' | 'graph' | 'letters' };

export interface AnalysisPageSpec {
  /** The last word of its address; its words are `analysis.page.<id>` and `analysis.lead.<id>`. */
  id: string;
  cards: readonly CardSpec[];
  /** What stands there is of this day and of every case: there is nothing to choose from but the area. */
  unfiltered?: boolean;
  /** Days that it begins with, where thirty are not what is asked. */
  window?: IndicatorSearch['window'];
}

const parts = (name: IndicatorName): CardSpec => ({ kind: 'parts', name });
const series = (name: IndicatorName): CardSpec => ({ kind: 'series', name });
const areas = (name: IndicatorName): CardSpec => ({ kind: 'areas', name });

/** In the order in which a meeting asks. */
export const analysisPages = [
  {
    id: 'overview',
    cards: [
      {
        kind: 'figures',
        id: 'totals',
        unit: 'count',
        names: [
          'accepted',
          'resolved',
          'receptions',
          'petitions',
          'repeatReports',
          'spillover',
          'letters',
          'supervised',
        ],
      },
      series('accepted'),
      series('resolved'),
      {
        kind: 'figures',
        id: 'rates',
        unit: 'share',
        names: [
          'resolutionRate',
          'mediationSuccess',
          'onTimeRate',
          'oneTimeResolutionRate',
          'levels',
          'countyContainment',
          'firstPetition',
          'returnRate',
          'satisfaction',
        ],
      },
      { kind: 'figures', id: 'days', unit: 'days', names: ['resolutionDays', 'cycle'] },
    ],
  },
  { id: 'category', cards: [parts('accepted'), parts('resolved')] },
  { id: 'area', cards: [{ kind: 'chosenAreas' }] },
  {
    id: 'level',
    cards: [
      { kind: 'split', name: 'accepted', by: 'level' },
      parts('levels'),
      parts('countyContainment'),
      areas('countyContainment'),
    ],
  },
  {
    id: 'channel',
    cards: [
      { kind: 'split', name: 'accepted', by: 'channel' },
      { kind: 'split', name: 'resolved', by: 'channel' },
      series('receptions'),
    ],
  },
  { id: 'topics', cards: [{ kind: 'topics' }] },
  {
    id: 'tiers',
    cards: [
      parts('tiers'),
      areas('tiers'),
      { kind: 'tierCases', tier: 'red' },
      { kind: 'tierCases', tier: 'orange' },
    ],
  },
  {
    id: 'overdue',
    cards: [parts('overdue'), areas('overdue'), areas('unanswered'), parts('returnRate')],
  },
  { id: 'ladder', cards: [parts('funnel'), { kind: 'ladder', name: 'funnel' }, parts('ladder')] },
  { id: 'routes', cards: [parts('routes'), parts('routeEntries'), parts('routeConclusions')] },
  {
    id: 'spillover',
    window: 'year',
    cards: [
      { kind: 'gauge', name: 'firstPetition' },
      areas('firstPetition'),
      series('firstPetition'),
      parts('spillover'),
      series('spillover'),
      parts('earlyEscalations'),
    ],
  },
  {
    id: 'repeats',
    cards: [parts('repeatReports'), series('repeatReports'), { kind: 'graph' }],
  },
  { id: 'presence', unfiltered: true, cards: [{ kind: 'presence' }] },
  {
    id: 'petitions',
    cards: [
      {
        kind: 'figures',
        id: 'petitionRates',
        unit: 'share',
        names: ['onTimeRate', 'oneTimeResolutionRate', 'firstPetition'],
      },
      series('onTimeRate'),
      parts('petitions'),
      series('oneTimeResolutionRate'),
    ],
  },
  {
    id: 'pace',
    cards: [
      { kind: 'figures', id: 'days', unit: 'days', names: ['cycle', 'resolutionDays'] },
      series('cycle'),
      areas('cycle'),
      areas('resolutionDays'),
    ],
  },
  {
    id: 'letters',
    cards: [parts('letters'), { kind: 'letters' }, parts('supervised'), parts('nudges')],
  },
  {
    id: 'subcentre',
    window: 'year',
    cards: [
      {
        kind: 'figures',
        id: 'subcentre',
        unit: 'count',
        names: ['accepted', 'resolved', 'routeEntries', 'routeConclusions', 'petitions'],
      },
      parts('routeEntries'),
      series('accepted'),
      parts('routes'),
      areas('accepted'),
    ],
  },
] as const satisfies readonly AnalysisPageSpec[];

/** The page at an address; undefined = there is none. */
export const analysisPage = (id: string): AnalysisPageSpec | undefined =>
  analysisPages.find((page) => page.id === id);
