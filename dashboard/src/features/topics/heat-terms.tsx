import type { HeatTerm } from '@fengqiao/contract/topics';
import { useTranslation } from 'react-i18next';
import styles from './topics.module.css';

/** The heat as the sum of its terms: what was counted, points for each, points. */
export function HeatTerms({ heat, terms }: { heat: number; terms: readonly HeatTerm[] }) {
  const { t } = useTranslation();
  return (
    <table className={styles.terms}>
      <caption className={styles.caption}>{t('topics.heatIs')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('topics.counted')}</th>
          <th scope="col">{t('topics.count')}</th>
          <th scope="col">{t('topics.weight')}</th>
          <th scope="col">{t('topics.points')}</th>
        </tr>
      </thead>
      <tbody>
        {terms.map(({ term, count, weight, points }) => (
          <tr key={term}>
            <th scope="row">{t(`topics.term.${term}`)}</th>
            <td>{count}</td>
            <td>{term === 'people' ? t('topics.peopleWeight', { weight }) : `× ${weight}`}</td>
            <td>{points}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={3}>
            {t('topics.heat')}
          </th>
          <td>{heat}</td>
        </tr>
      </tfoot>
    </table>
  );
}
