import type { PackPage } from '@fengqiao/contract/packs';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './present.module.css';

/** The pages with their numbers; the one that is shown stands out and stays in sight. */
export function PageList({ pages, at }: { pages: readonly PackPage[]; at: number }) {
  const { t } = useTranslation();
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    // In braces: newer browsers answer a promise, which is no way to clean up.
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  return (
    <nav aria-label={t('meetings.pages')} className={styles.pages}>
      <ol ref={list}>
        {pages.map(({ id, title }, index) => (
          <li key={id}>
            <Link
              to="."
              search={{ page: id }}
              replace
              className={styles.pageLink}
              {...(index === at ? { 'aria-current': 'page' as const } : {})}
            >
              <span className={styles.pageNumber}>{index + 1}</span>
              {title}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
