import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { LiveFeed } from '../../features/feed/live-feed.tsx';
import { indicatorQuery } from '../../features/indicators/api.ts';
import { TodoCounts } from '../../features/todo/todo-counts.tsx';
import { countText } from '../../lib/figures.ts';
import { instantOf, startOfDay } from '../../lib/time.ts';
import { useNow } from '../../lib/use-now.ts';
import styles from './desk-page.module.css';
import { TodoDrawer } from './todo-drawer.tsx';
import { useAsideKeys } from './use-aside-keys.ts';
import { useDeskSearch } from './use-desk-search.ts';

function Today({ area }: { area: string }) {
  const { t } = useTranslation();
  const from = instantOf(startOfDay(useNow(60_000)));
  const { data } = useQuery(indicatorQuery('accepted', { area, from }));
  return data?.value == null ? null : t('desk.today', { total: countText(data.value) });
}

/** Right: what waits and what happens. */
export function DeskAside({ area, root }: { area: string; root: string }) {
  const { search } = useDeskSearch();
  const aside = useAsideKeys();
  return (
    <div ref={aside} className={styles.aside}>
      <TodoCounts area={area} open={search.list ?? null} />
      <div className={styles.feed}>
        <LiveFeed root={root} area={area} selectedCase={search.case ?? null} note={<Today area={area} />} />
        <TodoDrawer area={area} />
      </div>
    </div>
  );
}
