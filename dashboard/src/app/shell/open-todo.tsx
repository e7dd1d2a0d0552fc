import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLiveState } from '../../live/live-context.tsx';
import styles from './header.module.css';

/** Number of red cases that nobody has acknowledged, from every page one step away. */
export function OpenTodo() {
  const { t } = useTranslation();
  const { size } = useLiveState('unacknowledged');
  return (
    <Link
      to="/"
      search={{ list: 'red' }}
      className={styles.todo}
      data-red={size > 0 || undefined}
      title={t('shell.unacknowledged', { count: size })}
    >
      <span aria-hidden="true">{size}</span>
      <span className="visually-hidden">{t('shell.unacknowledged', { count: size })}</span>
    </Link>
  );
}
