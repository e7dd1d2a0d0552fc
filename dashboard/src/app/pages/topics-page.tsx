import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Breadcrumbs } from '../../features/areas/breadcrumbs.tsx';
import { TopicFilters } from '../../features/topics/topic-filters.tsx';
import { type TopicSearch, topicFilter } from '../../features/topics/topic-search.ts';
import { TopicTable } from '../../features/topics/topic-table.tsx';
import { dayOf } from '../../lib/time.ts';
import { useNow } from '../../lib/use-now.ts';
import { useSession } from '../shell/use-session.ts';
import styles from './page.module.css';

/** `/topics`: what is boiling, where, since when and why that is said (BZ-02); the address holds the filters. */
export function TopicsPage() {
  const { t } = useTranslation();
  const session = useSession();
  const search = useSearch({ from: '/shell/topics' });
  const navigate = useNavigate({ from: '/topics' });
  const today = dayOf(useNow(60_000));
  const change = (part: { [K in keyof TopicSearch]?: TopicSearch[K] | undefined }) =>
    void navigate({ to: '/topics', search: (before) => ({ ...before, ...part }) as TopicSearch });
  return (
    <div className={styles.wide}>
      <h1 className={styles.title}>{t('topics.title')}</h1>
      <Breadcrumbs
        code={search.area ?? session.areaCode}
        onSelect={(code) => change({ area: code === session.areaCode ? undefined : code })}
      />
      <TopicFilters search={search} onChange={change} />
      <TopicTable query={topicFilter(search, today)} />
    </div>
  );
}
