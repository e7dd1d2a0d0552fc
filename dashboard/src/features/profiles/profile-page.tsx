import { PrinterOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLabel } from '../../lib/reference.ts';
import pageStyles from '../../ui/page.module.css';
import { Panel } from '../../ui/panel.tsx';
import { panelState } from '../../ui/panel-state.ts';
import { profileQuery } from './api.ts';
import { ProfileSelect } from './profile-select.tsx';
import { ProfileSheet } from './profile-sheet.tsx';
import styles from './profiles.module.css';

/** `/profiles/:id`: the rules of a place as people read them, printable; `?with=` puts another place beside it. */
export function ProfilePage() {
  const { t } = useTranslation();
  const label = useLabel();
  const navigate = useNavigate();
  const { id } = useParams({ from: '/shell/profiles/$id' });
  const { with: other } = useSearch({ from: '/shell/profiles/$id' });
  const first = useQuery(profileQuery(id));
  const second = useQuery({ ...profileQuery(other ?? id), enabled: other !== undefined });
  const failed = first.error === null && other !== undefined ? second : first;
  const shown = [first.data, other === undefined ? undefined : second.data].filter(
    (reading) => reading !== undefined,
  );
  return (
    <div className={`${pageStyles.wide} ${styles.page}`}>
      <nav className={styles.screenOnly}>
        <Link to="/profiles">{t('shell.profiles')}</Link>
      </nav>
      <header className={pageStyles.head}>
        <h1 className={pageStyles.title}>
          {shown.map(({ profile }) => label(profile.label)).join(' | ') || t('shell.profiles')}
        </h1>
        <div className={`${pageStyles.buttons} ${styles.screenOnly}`}>
          <ProfileSelect
            except={id}
            value={other}
            onChange={(next) =>
              void navigate({ to: '/profiles/$id', params: { id }, search: next ? { with: next } : {} })
            }
          />
          <Button icon={<PrinterOutlined aria-hidden="true" />} onClick={() => window.print()}>
            {t('profiles.print')}
          </Button>
        </div>
      </header>
      <Panel
        title={t('shell.profiles')}
        hideTitle
        state={panelState(failed)}
        onRetry={() => void failed.refetch()}
      >
        <ProfileSheet readings={shown} />
      </Panel>
    </div>
  );
}
