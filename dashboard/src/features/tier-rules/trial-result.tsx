import type { TierTrialResult, TrialList } from '@fengqiao/contract/tier-rules';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { TierMark } from '../../ui/tier-mark.tsx';
import styles from './tier-rules.module.css';
import { TrialCases } from './trial-cases.tsx';
import { useEditedRules } from './use-rules.ts';
import { WeekBars } from './week-bars.tsx';

interface TrialResultProps {
  id: string;
  days: number;
  result: TierTrialResult;
}

/** Figures of a trial, each with how many cases it is of and the list behind it. */
export function TrialResult({ id, days, result }: TrialResultProps) {
  const { t } = useTranslation();
  const { search } = useEditedRules();
  const { cases, weeks } = result;
  const sum = (of: 'before' | 'after') => weeks.reduce((total, week) => total + week[of], 0);
  const [before, after] = [sum('before'), sum('after')];
  const perWeek = ((after - before) * 7) / days;
  const of = { cases: cases.toLocaleString() };
  const figures: [TrialList, number, string][] = [
    ['changed', result.changed, t('tierRules.ofCases', of)],
    ['earlier', result.earlier, median(result.earlierDays)],
    ['later', result.later, median(result.laterDays)],
    ['newReds', result.newReds, t('tierRules.ofCases', of)],
    ['lostReds', result.lostReds, t('tierRules.ofCases', of)],
  ];
  function median(value: number | null): string {
    return value === null ? t('tierRules.ofCases', of) : t('tierRules.median', { days: value, ...of });
  }
  return (
    <>
      <ul className={styles.figures}>
        {figures.map(([list, n, note]) => (
          <li key={list}>
            <Link
              from="/rules/tiers"
              search={(old) => ({ ...old, list: search.list === list ? undefined : list })}
              className={styles.figure}
              aria-current={search.list === list ? 'true' : undefined}
              disabled={n === 0}
            >
              <span className={styles.value}>{n.toLocaleString()}</span>
              <span>{t(`tierRules.figure.${list}`)}</span>
              <span className={styles.faint}>{note}</span>
            </Link>
          </li>
        ))}
        <li className={styles.figure}>
          <span className={styles.value}>
            {perWeek > 0 ? '+' : ''}
            {perWeek.toFixed(1)}
          </span>
          <span>{t('tierRules.redsPerWeek')}</span>
          <span className={styles.faint}>{t('tierRules.redsOf', { before, after, days })}</span>
        </li>
      </ul>
      <WeekBars weeks={weeks} />
      <p className={styles.line}>
        {(['red', 'orange', 'blue', 'none'] as const).map((tier) => (
          <span key={tier} className={styles.step}>
            <TierMark tier={tier === 'none' ? null : tier} word />{' '}
            {t('tierRules.fromTo', {
              before: result.nowBefore[tier].toLocaleString(),
              after: result.nowAfter[tier].toLocaleString(),
            })}
          </span>
        ))}
        <span className={styles.faint}>{t('tierRules.openNow')}</span>
      </p>
      {search.list && <TrialCases id={id} list={search.list} total={result[search.list]} />}
    </>
  );
}
