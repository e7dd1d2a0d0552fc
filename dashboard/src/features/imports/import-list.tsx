import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { shortDateTimeOf } from '../../lib/time.ts';
import { Panel } from '../../ui/panel.tsx';
import { panelState } from '../../ui/panel-state.ts';
import { importListQuery } from './api.ts';
import styles from './imports-page.module.css';

/** The latest imports, each a way back to what became of its rows. */
export function ImportList() {
  const { t } = useTranslation();
  const imports = useQuery(importListQuery);
  const items = imports.data?.items ?? [];
  return (
    <Panel
      title={t('imports.recent')}
      state={panelState(imports, () => items.length === 0)}
      emptyText={t('imports.recentEmpty')}
      onRetry={() => void imports.refetch()}
    >
      <ul className={styles.items}>
        {items.map((item) => (
          <li key={item.id} className={styles.item}>
            <Link to="/imports" search={{ id: item.id }}>
              {item.fileName}
            </Link>
            <div className={styles.faint}>
              {[
                t('imports.started', { time: shortDateTimeOf(item.startedAt) }),
                t(`imports.state.${item.state}`),
                `${t('imports.figure.cases')} ${item.cases}`,
                `${t('imports.figure.quarantined')} ${item.quarantined}`,
              ].join(' · ')}
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
