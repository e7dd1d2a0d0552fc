import { type WallLogEntry, wallDeeds } from '@fengqiao/contract/wall-log';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { dateTimeOf } from '../../../lib/time.ts';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { errorWords } from '../../../ui/error-words.ts';
import { FilterSelect } from '../../../ui/filter-select.tsx';
import pageStyles from '../../../ui/page.module.css';
import { Panel } from '../../../ui/panel.tsx';
import { panelState } from '../../../ui/panel-state.ts';
import { downloadLog, logQuery } from '../log-api.ts';
import { LogNote } from './log-note.tsx';
import styles from './wall-editor.module.css';
import type { WallTabProps } from './wall-editor.tsx';

/** 值班日志: what was done on the wall, by whom, and what those on duty saw. */
export function LogTab({ wall, search, onChange, acts }: WallTabProps) {
  const { t } = useTranslation();
  const { deed, day } = search;
  const log = useInfiniteQuery(logQuery(wall.id, { deed, day }));
  const rows = log.data?.pages.flatMap((page) => page.items) ?? [];
  const save = useMutation({
    mutationFn: () =>
      downloadLog(wall.id, { deed, day }, `${t('wallDesk.tab.log')} ${wall.name} ${day ?? ''}.csv`),
  });
  const columns: Column<WallLogEntry>[] = [
    { key: 'at', title: t('wallDesk.log.at'), render: ({ at }) => dateTimeOf(at) },
    { key: 'deed', title: t('wallDesk.log.deed'), render: (entry) => t(`wallDesk.deed.${entry.deed}`) },
    { key: 'object', title: t('wallDesk.log.object'), render: ({ object }) => object ?? wall.name },
    {
      key: 'who',
      title: t('wallDesk.log.who'),
      render: ({ displayName, account }) => displayName ?? account ?? t('wallDesk.log.byItself'),
    },
    { key: 'note', title: t('wallDesk.log.note'), render: ({ note }) => note ?? '' },
  ];
  return (
    <div className={styles.stack}>
      {acts && <LogNote wall={wall} />}
      <search className={pageStyles.filters}>
        <input
          type="date"
          className={styles.time}
          aria-label={t('wallDesk.log.day')}
          value={day ?? ''}
          onChange={({ target }) => onChange({ day: target.value || undefined })}
        />
        <FilterSelect
          label={t('wallDesk.log.deed')}
          value={deed}
          options={wallDeeds.map((value) => ({ value, label: t(`wallDesk.deed.${value}`) }))}
          anyLabel={t('wallDesk.log.anyDeed')}
          onChange={(next) => onChange({ deed: next })}
        />
        <Button loading={save.isPending} onClick={() => save.mutate()}>
          {t('wallDesk.log.csv')}
        </Button>
        {save.error && <span role="alert">{errorWords(save.error, t)}</span>}
      </search>
      <Panel
        title={t('wallDesk.tab.log')}
        state={panelState(log, () => rows.length === 0)}
        emptyText={t(deed || day ? 'wallDesk.log.noMatch' : 'wallDesk.log.empty')}
        onRetry={() => void log.refetch()}
      >
        <DataTable
          caption={t('wallDesk.tab.log')}
          columns={columns}
          rows={rows}
          rowKey={({ id }) => String(id)}
        />
        {log.hasNextPage && (
          <Button
            className={pageStyles.more ?? ''}
            loading={log.isFetchingNextPage}
            onClick={() => void log.fetchNextPage()}
          >
            {t('common.showMore')}
          </Button>
        )}
      </Panel>
    </div>
  );
}
