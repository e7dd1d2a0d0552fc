import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { todoQuery } from '../../features/todo/api.ts';
import styles from './command.module.css';

/** Whistles that nobody answered yet, and pushed cases with which nothing was done since, of how many. */
export function HelpCount({ area }: { area: string }) {
  const { t } = useTranslation();
  const { data } = useQuery(todoQuery(area));
  if (data === undefined) return <>–</>;
  const { whistles, pushes } = data;
  return (
    <ul className={styles.walls}>
      <li data-loud={whistles.count > 0 || undefined}>
        {t('command.whistles', { count: whistles.count, of: whistles.of })}
      </li>
      <li data-loud={pushes.count > 0 || undefined}>
        {t('command.pushes', { count: pushes.count, of: pushes.of })}
      </li>
    </ul>
  );
}
