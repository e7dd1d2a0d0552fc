import type { RegionFacts } from '@fengqiao/contract/region';
import { useTranslation } from 'react-i18next';
import styles from './region.module.css';

/** How many areas of each level there are, how many have a border, how many a position that was made up. */
export function LevelTable({ levels }: { levels: RegionFacts['levels'] }) {
  const { t } = useTranslation();
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('region.level')}</th>
          <th scope="col">{t('region.areas')}</th>
          <th scope="col">{t('region.outlined')}</th>
          <th scope="col">{t('region.madeUp')}</th>
        </tr>
      </thead>
      <tbody>
        {levels.map(({ level, areas, outlined, madeUp }) => (
          <tr key={level}>
            <th scope="row">{t(`region.levelOf.${level}`)}</th>
            <td>{areas}</td>
            <td>{t('region.of', { count: outlined, total: areas })}</td>
            <td>{t('region.of', { count: madeUp, total: areas })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
