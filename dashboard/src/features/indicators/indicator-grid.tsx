import type { IndicatorName, IndicatorQuery } from '@fengqiao/contract/indicators';
import { useTranslation } from 'react-i18next';
import { IndicatorCard } from './indicator-card.tsx';
import styles from './indicator-grid.module.css';
import { indicatorGroups, restricted } from './indicator-groups.ts';

interface IndicatorGridProps {
  role: string;
  query: IndicatorQuery;
  chosen: IndicatorName;
  onChoose: (name: IndicatorName) => void;
}

/** All indicators that the role may see, by what a meeting asks for. */
export function IndicatorGrid({ role, query, chosen, onChoose }: IndicatorGridProps) {
  const { t } = useTranslation();
  return (
    <nav aria-label={t('indicators.title')} className={styles.groups}>
      {indicatorGroups.map(({ key, names }) => (
        <section key={key} aria-label={t(`indicators.group.${key}`)}>
          <h2 className={styles.title}>{t(`indicators.group.${key}`)}</h2>
          <div className={styles.cards}>
            {names
              .filter((name) => restricted[name]?.includes(role) ?? true)
              .map((name) => (
                <IndicatorCard
                  key={name}
                  name={name}
                  query={query}
                  chosen={name === chosen}
                  onChoose={onChoose}
                />
              ))}
          </div>
        </section>
      ))}
    </nav>
  );
}
