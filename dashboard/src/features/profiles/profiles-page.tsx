import type { ProfileLine } from '@fengqiao/contract/profiles';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { placesQuery } from '../../lib/places-rules.ts';
import { useLabel } from '../../lib/reference.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import pageStyles from '../../ui/page.module.css';
import { Panel } from '../../ui/panel.tsx';
import { panelState } from '../../ui/panel-state.ts';
import styles from './profiles.module.css';

/** `/profiles`: the places whose rules the system knows, and in what they differ. */
export function ProfilesPage() {
  const { t } = useTranslation();
  const profiles = useQuery(placesQuery);
  const columns = useColumns(profiles.data?.find(({ own }) => own)?.id);
  return (
    <div className={pageStyles.wide}>
      <header className={pageStyles.head}>
        <h1 className={pageStyles.title}>{t('shell.profiles')}</h1>
      </header>
      <p className={pageStyles.lead}>{t('profiles.lead')}</p>
      <Panel
        title={t('profiles.places')}
        note={t('profiles.count', { count: profiles.data?.length ?? 0 })}
        state={panelState(profiles, (lines) => lines.length === 0)}
        onRetry={() => void profiles.refetch()}
      >
        <DataTable
          caption={t('profiles.places')}
          columns={columns}
          rows={profiles.data ?? []}
          rowKey={({ id }) => id}
        />
      </Panel>
    </div>
  );
}

function useColumns(own: string | undefined): Column<ProfileLine>[] {
  const { t } = useTranslation();
  const label = useLabel();
  const none = <span className={pageStyles.faint}>{t('profiles.none')}</span>;
  return [
    {
      key: 'place',
      title: t('profiles.place'),
      render: (line) => (
        <>
          <Link to="/profiles/$id" params={{ id: line.id }} className={styles.oneLine}>
            {label(line.label)}
          </Link>
          {line.own && <div className={pageStyles.faint}>{t('profiles.own')}</div>}
        </>
      ),
    },
    { key: 'workflow', title: t('profiles.section.workflow'), render: (line) => label(line.workflow) },
    {
      key: 'clocks',
      title: t('profiles.section.clocks'),
      render: (line) => [...new Set(line.clocks.map(({ term }) => label(term)))].join(' · '),
    },
    {
      key: 'ladder',
      title: t('profiles.section.ladder'),
      render: (line) =>
        line.ladder.length === 0
          ? none
          : line.ladder.map(({ level, required }) => `${t(`case.level.${level}`)} ${required}`).join(' → '),
    },
    {
      key: 'letters',
      title: t('profiles.section.letters'),
      render: (line) => line.letters.map(label).join(' · '),
    },
    {
      key: 'compare',
      title: t('profiles.beside'),
      render: (line) =>
        own !== undefined &&
        !line.own && (
          <Link to="/profiles/$id" params={{ id: own }} search={{ with: line.id }} className={styles.oneLine}>
            {t('profiles.compare')}
          </Link>
        ),
    },
  ];
}
