import type { Indicator } from '@fengqiao/contract/indicators';
import { useTranslation } from 'react-i18next';
import { beforeText, changePercentWords, countText, figureText } from '../../lib/figures.ts';
import styles from './indicator-detail.module.css';
import { ofThisMoment } from './indicator-groups.ts';

interface FigureHeadProps {
  indicator: Indicator;
  /** Opens the cases of a side; null where no list stands behind it. */
  onOpen: ((side: 'numerator' | 'denominator') => void) | null;
}

/** The figure, of how many, how it changed, and the definition in words. */
export function FigureHead({ indicator, onOpen }: FigureHeadProps) {
  const { t } = useTranslation();
  const { name, numerator, denominator, previous, line, unit, beyondLine } = indicator;
  /** A count of everything there is has no share to make: it is said once. */
  const whole = unit === 'count' && numerator === denominator;
  const side = (of: 'numerator' | 'denominator', n: number | null) =>
    n !== null && (
      <>
        <dt>{t(whole ? 'indicators.count' : `indicators.${of}`)}</dt>
        <dd>
          {onOpen === null || n === 0 || (unit === 'days' && of === 'numerator') ? (
            countText(n)
          ) : (
            <button
              type="button"
              className={styles.open}
              aria-label={t('indicators.openCasesOf', { name: t(`indicators.${of}`), count: n })}
              onClick={() => onOpen(of)}
            >
              {countText(n)}
            </button>
          )}
        </dd>
      </>
    );
  return (
    <div className={styles.head}>
      <div>
        <h2 className={styles.name}>{t(`indicators.name.${name}`)}</h2>
        <p className={styles.value} data-beyond={beyondLine || undefined}>
          {figureText(indicator, t, 2)}
        </p>
      </div>
      <dl className={styles.facts}>
        {side('numerator', numerator)}
        {!whole && side('denominator', denominator)}
        {previous && !ofThisMoment.includes(name) && (
          <>
            <dt>{t('indicators.before', { from: previous.from ?? '', until: previous.until ?? '' })}</dt>
            <dd>
              {beforeText(indicator, t)} → {changePercentWords({ unit, previous }, t)}
            </dd>
          </>
        )}
        {line !== undefined && (
          <>
            <dt>{t('indicators.line')}</dt>
            <dd>{t(beyondLine ? 'indicators.beyond' : 'indicators.within', { line: line * 100 })}</dd>
          </>
        )}
      </dl>
      <details className={styles.definition} open>
        <summary>{t('indicators.definition')}</summary>
        <p>{indicator.definition}</p>
        {indicator.changeDefinition && <p>{indicator.changeDefinition}</p>}
      </details>
    </div>
  );
}
