import { DownOutlined } from '@ant-design/icons';
import { Link, useRouterState } from '@tanstack/react-router';
import { Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import type { PagePath } from '../page-roles.ts';
import styles from './header.module.css';

/** A page of the menu; `label` = key of its words. */
export interface MenuPage {
  to: PagePath;
  label: string;
  /** What its address says. */
  search?: { view: 'desk' };
}

/** As many pages stand in the line of the header at 1920 pixels, in the longer of the two languages. */
const inLine = 7;

/** The pages of an account: those of every day in the line, the others behind one button that names the one that is open. */
export function PageMenu({ pages }: { pages: readonly MenuPage[] }) {
  const { t } = useTranslation();
  const all = pages.length <= inLine + 1;
  const line = all ? pages : pages.slice(0, inLine);
  const rest = all ? [] : pages.slice(inLine);
  return (
    <nav aria-label={t('shell.pages')} className={styles.pages}>
      {line.map((page) => (
        <PageLink key={page.to} {...page} />
      ))}
      {rest.length > 0 && <MorePages pages={rest} />}
    </nav>
  );
}

function PageLink({ to, label, search }: MenuPage) {
  const { t } = useTranslation();
  return (
    <Link
      to={to}
      {...(search ? { search } : {})}
      className={styles.page}
      activeProps={{ className: `${styles.page} ${styles.here}`, 'aria-current': 'page' }}
      activeOptions={{ exact: to === '/', includeSearch: false }}
    >
      {t(label)}
    </Link>
  );
}

function MorePages({ pages }: { pages: readonly MenuPage[] }) {
  const { t } = useTranslation();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const here = pages.find(({ to }) => path === to || path.startsWith(`${to}/`));
  const items = pages.map(({ to, label }) => ({ key: to, label: <Link to={to}>{t(label)}</Link> }));
  return (
    <Dropdown menu={{ items, selectedKeys: here === undefined ? [] : [here.to] }} trigger={['click']}>
      <button
        type="button"
        className={here === undefined ? styles.page : `${styles.page} ${styles.here}`}
        aria-haspopup="menu"
      >
        {t(here?.label ?? 'common.more')}
        <DownOutlined aria-hidden="true" className={styles.more} />
      </button>
    </Dropdown>
  );
}
