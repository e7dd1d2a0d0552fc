import type { SourceOverview } from '@fengqiao/contract/sources';
import { useTranslation } from 'react-i18next';
import styles from './sources.module.css';

/** How many of the known sources are captured, of the departments, and how far they reach; what is missing by name. */
export function ReachFigures({ overview }: { overview: SourceOverview }) {
  const { t } = useTranslation();
  const { captured, departments, coverage } = overview;
  const missing = (names: readonly string[], words: (name: string) => string) =>
    names.length === 0
      ? t('sources.noneMissing')
      : t('sources.missing', { names: names.map(words).join(', ') });
  const level = (name: string) => t(`sources.level.${name}`);
  const itself = (name: string) => name;
  const figures = [
    { key: 'captured', ...captured, hint: t('sources.capturedHint') },
    {
      key: 'departments',
      ...departments,
      hint: missing(departments.missing, (code) => t(`sources.department.${code}`)),
    },
    { key: 'acrossOnline', ...coverage.across.online, hint: missing(coverage.across.online.missing, itself) },
    { key: 'acrossOnsite', ...coverage.across.onsite, hint: missing(coverage.across.onsite.missing, itself) },
    { key: 'downOnline', ...coverage.down.online, hint: missing(coverage.down.online.missing, level) },
    { key: 'downOnsite', ...coverage.down.onsite, hint: missing(coverage.down.onsite.missing, level) },
  ];
  return (
    <dl className={styles.figures}>
      {figures.map(({ key, n, of, hint }) => (
        <div key={key}>
          <dt>{t(`sources.figure.${key}`)}</dt>
          <dd className={styles.value}>
            {n}
            <span className={styles.of}>/ {of}</span>
          </dd>
          <dd className={styles.hint}>{hint}</dd>
        </div>
      ))}
    </dl>
  );
}
