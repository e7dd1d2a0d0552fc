import type { Indicator, IndicatorName } from '@fengqiao/contract/indicators';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { changePercentWords, countText, figureText } from '../../lib/figures.ts';
import { errorWords } from '../../ui/error-words.ts';
import { figureQuery } from './api.ts';
import styles from './indicator-card.module.css';
import { ofThisMoment } from './indicator-groups.ts';

interface IndicatorCardProps {
  name: IndicatorName;
  query: Parameters<typeof figureQuery>[1];
  chosen: boolean;
  onChoose: (name: IndicatorName) => void;
}

/** Every figure with its denominator: "of 981"; a count over itself needs none. */
function ofWords({ unit, numerator, denominator }: Indicator, words: (of: string) => string): string {
  if (numerator === null || denominator === null) return '';
  if (unit === 'share') return `${countText(numerator)} / ${countText(denominator)}`;
  return numerator === denominator ? '' : words(countText(denominator));
}

/** One indicator: its figure, of how many, and what has changed; a press looks into it. */
export function IndicatorCard({ name, query, chosen, onChoose }: IndicatorCardProps) {
  const { t } = useTranslation();
  const { data, error } = useQuery(figureQuery(name, query));
  const beyond = data?.beyondLine === true || (name === 'unanswered' && (data?.value ?? 0) > 0);
  return (
    <button
      type="button"
      className={styles.card}
      aria-pressed={chosen}
      data-beyond={beyond || undefined}
      title={data?.definition}
      onClick={() => onChoose(name)}
    >
      <span className={styles.name}>{t(`indicators.name.${name}`)}</span>
      <span className={styles.value}>{data ? figureText(data, t, 2) : '–'}</span>
      <span className={styles.of}>
        {error && !data ? errorWords(error, t) : data && ofWords(data, (of) => t('indicators.of', { of }))}
      </span>
      <span className={styles.change}>
        {data && (ofThisMoment.includes(name) ? t('indicators.now') : changePercentWords(data, t))}
      </span>
    </button>
  );
}
