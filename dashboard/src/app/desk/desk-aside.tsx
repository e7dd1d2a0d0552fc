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

/** 无回应: must be 0. */
function Unanswered({ area }: { area: string }) {
  const { t } = useTranslation();
  const { data } = useQuery(indicatorQuery('unanswered', { area }));
  const count = data?.value ?? null;
  return (
    <FigureCard
      name={t('desk.todo.unanswered')}
      count={count}
      note={count === 0 ? t('desk.todo.allAnswered') : ''}
      {...(data ? { hint: data.definition } : {})}
      mood={count === null ? undefined : count === 0 ? 'good' : 'bad'}
    />
  );
}

/** 函未回复. */
function LettersWithoutReply({ area }: { area: string }) {
  const { t } = useTranslation();
  const { data } = useQuery(indicatorQuery('letters', { area }));
  const issued = data?.denominator ?? data?.value ?? null;
  const replied = data?.numerator ?? null;
  return (
    <FigureCard
      name={t('desk.todo.letters')}
      count={issued === null ? null : issued - (replied ?? 0)}
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
        <Unanswered area={area} />
      </TodoCounts>
      <div className={styles.feed}>
        <LiveFeed root={root} area={area} selectedCase={search.case ?? null} note={<Today area={area} />} />
        <TodoDrawer area={area} />
      </div>
    </div>
  );
}
