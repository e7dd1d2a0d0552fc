import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { openDecisionsQuery } from './api.ts';
import styles from './todo-counts.module.css';

/** 交办: what meetings have ordered and nobody has ended yet, for those who answer for it; nothing where nothing is open. */
export function TodoDecisions({ area }: { area: string }) {
  const { t } = useTranslation();
  const { data } = useQuery(openDecisionsQuery(area));
  if (data === undefined || data.items.length === 0) return null;
  const open = `${data.items.length}${data.nextCursor === null ? '' : '+'}`;
  const late = data.items.filter((each) => each.late).length;
  return (
    <Link
      to="/decisions"
      search={late > 0 ? { view: 'late' } : {}}
      className={styles.decisions}
      data-late={late > 0 || undefined}
    >
      {t('desk.todo.decisions', { open, late })}
    </Link>
  );
}
