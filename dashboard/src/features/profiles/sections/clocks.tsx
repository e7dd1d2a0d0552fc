import type { ProfileReading } from '@fengqiao/contract/profiles';
import { useTranslation } from 'react-i18next';
import { useLabel } from '../../../lib/reference.ts';
import styles from '../profiles.module.css';
import { Source } from './source.tsx';

/** Every clock: for which cases, how long, from when until when, and what a place has to confirm. */
export function Clocks({ reading }: { reading: ProfileReading }) {
  const { t } = useTranslation();
  const label = useLabel();
  const { clocks, difficulties, categories } = reading.profile;
  const hard = new Map(difficulties.map(({ code, label: words }) => [code, label(words)]));
  const about = new Map(categories.map(({ code, label: words }) => [code, label(words)]));
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">{t('profiles.section.clocks')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('profiles.cases')}</th>
          <th scope="col">{t('profiles.rule')}</th>
          <th scope="col">{t('profiles.term')}</th>
        </tr>
      </thead>
      <tbody>
        {clocks.map((clock, index) => (
          <tr key={clock.rule.zh}>
            <td>
              {clock.difficulty === undefined ? t('profiles.everyCase') : hard.get(clock.difficulty)}
              {clock.categories && (
                <div className={styles.faint}>
                  {clock.categories.map((code) => about.get(code) ?? code).join(' · ')}
                </div>
              )}
            </td>
            <td>
              {label(clock.rule)} <Source row={clock.sourceRow} />
              {clock.confirm && <div className={styles.confirm}>{label(clock.confirm)}</div>}
            </td>
            <td>
              <strong>{label(reading.terms.clocks[index] ?? clock.rule)}</strong>
              <div className={styles.faint}>
                {t(`profiles.from.${clock.from}`)} → {t(`profiles.until.${clock.until}`)}
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
