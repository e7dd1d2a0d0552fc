import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { LiveFeed } from '../../features/feed/live-feed.tsx';
import { indicatorQuery } from '../../features/indicators/api.ts';
import { countText } from '../../features/indicators/figures.ts';
import { FigureCard } from '../../features/todo/figure-card.tsx';
import { TodoCounts } from '../../features/todo/todo-counts.tsx';
import { instantOf, startOfDay } from '../../lib/time.ts';
import { useNow } from '../../lib/use-now.ts';
import styles from './desk-page.module.css';
import { TodoDrawer } from './todo-drawer.tsx';
import { useDeskSearch } from './use-desk-search.ts';

/** Letters are counted over the whole log: one that was issued long ago may still wait. */
const beginningOfTheLog = '2000-01-01T00:00:00+08:00';

/** 函未回复. */
function LettersWithoutReply({ area }: { area: string }) {
  const { t } = useTranslation();
  const { data } = useQuery(indicatorQuery('letters', { area, from: beginningOfTheLog }));
  const issued = data?.value ?? null;
  const replied = data?.parts?.find((part) => part.key === 'replied')?.numerator ?? 0;
  return (
    <FigureCard
      name={t('desk.todo.letters')}
      count={issued === null ? null : Math.max(0, issued - replied)}
      note={issued === null ? '' : t('desk.todo.lettersIssued', { total: countText(issued) })}
      {...(data ? { hint: data.definition } : {})}
    />
  );
}

function Today({ area }: { area: string }) {
  const { t } = useTranslation();
  const from = instantOf(startOfDay(useNow(60_000)));
  const { data } = useQuery(indicatorQuery('accepted', { area, from }));
  return data?.value == null ? null : t('desk.today', { total: countText(data.value) });
}

/** Right: what waits and what happens. */
export function DeskAside({ area, root }: { area: string; root: string }) {
  const { search } = useDeskSearch();
  return (
    <div className={styles.aside}>
      <TodoCounts area={area} open={search.list ?? null}>
        <LettersWithoutReply area={area} />
      </TodoCounts>
      <div className={styles.feed}>
        <LiveFeed root={root} area={area} selectedCase={search.case ?? null} note={<Today area={area} />} />
        <TodoDrawer area={area} />
      </div>
    </div>
  );
}
