import type {
  IndicatorName,
  IndicatorQuery,
  IndicatorSeriesQuery,
  PeriodStep,
} from '@fengqiao/contract/indicators';
import type { Language } from '@fengqiao/contract/reference';
import type { AnalysisSearch } from './analysis-search.ts';

/** What every card of an analysis page is made with. */
export interface View {
  search: AnalysisSearch;
  /** Whose cases, of which days. */
  filter: Omit<IndicatorQuery, 'compare' | 'baselineFrom' | 'baselineTo'>;
  comparison: Pick<IndicatorQuery, 'compare' | 'baselineFrom' | 'baselineTo'>;
  step: PeriodStep;
  language: Language;
  /** What an indicator is called. */
  titleOf: (name: IndicatorName) => string;
  change: (part: { [K in keyof AnalysisSearch]?: AnalysisSearch[K] | undefined }) => void;
  /** Opens the cases of a row (`cases-ref.ts`). */
  open: (list: string) => void;
}

/** The whole question of a series. */
export const seriesAsk = ({ filter, step }: View): IndicatorSeriesQuery => ({ ...filter, step });
