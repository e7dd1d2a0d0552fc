import type { Viewing } from '@fengqiao/contract/viewings';
import { useTranslation } from 'react-i18next';
import { useStaleSince } from '../../live/live-context.tsx';
import { Panel } from '../../ui/panel.tsx';
import { panelState } from '../../ui/panel-state.ts';
import { useViewings } from './use-viewings.ts';
import { ViewingLine } from './viewing-line.tsx';
import { viewingLists } from './viewing-lists.ts';
import styles from './viewings.module.css';

const sections = ['toDecide', 'own', 'rooms'] as const;

/** `/viewings`: looking into mediation rooms: what waits for my word, what I asked for, which rooms of mine are looked into. */
export function ViewingsPage() {
  const { t } = useTranslation();
  const { query, viewings, account, staff } = useViewings();
  const staleSince = useStaleSince();
  const lists = viewingLists(viewings, account);
  return (
    <div className={styles.page}>
      <h1 className={styles.title}>{t('viewing.title')}</h1>
      <p className={styles.intro}>{t('viewing.intro')}</p>
      {!staff && <p>{t('error.access.denied')}</p>}
      {staff &&
        sections.map((section) => (
          <Panel
            key={section}
            title={t(`viewing.list.${section}`)}
            note={lists[section].length || null}
            state={panelState(query, () => lists[section].length === 0, staleSince)}
            emptyText={t(`viewing.none.${section}`)}
            onRetry={() => void query.refetch()}
          >
            <ViewingList viewings={lists[section]} account={account} />
          </Panel>
        ))}
    </div>
  );
}

function ViewingList({ viewings, account }: { viewings: readonly Viewing[]; account: string }) {
  return (
    <ul className={styles.list}>
      {viewings.map((viewing) => (
        <ViewingLine key={viewing.id} viewing={viewing} account={account} />
      ))}
    </ul>
  );
}
