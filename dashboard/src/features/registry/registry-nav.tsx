import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import styles from './registry.module.css';

/** The registers of a site, each a page. */
const registers = [
  { to: '/centres', label: 'registry.nav.centres' },
  { to: '/organisations', label: 'registry.nav.organisations' },
  { to: '/staff', label: 'registry.nav.staff' },
  { to: '/duty', label: 'registry.nav.duty' },
  { to: '/boards', label: 'boards.title' },
  { to: '/checklists', label: 'checklists.title' },
  { to: '/rooms-now', label: 'rooms.title' },
  { to: '/sources', label: 'sources.title' },
  { to: '/profiles', label: 'shell.profiles' },
] as const;

/** One way into all registers: centres, people, duty, and what stands beside them. */
export function RegistryNav() {
  const { t } = useTranslation();
  return (
    <nav className={styles.nav} aria-label={t('registry.nav.label')}>
      {registers.map(({ to, label }) => (
        <Link
          key={to}
          to={to}
          className={styles.tab}
          activeProps={{ 'aria-current': 'page' }}
          activeOptions={{ exact: true, includeSearch: false }}
        >
          {t(label)}
        </Link>
      ))}
    </nav>
  );
}
