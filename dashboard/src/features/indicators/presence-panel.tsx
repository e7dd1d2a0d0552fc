import type { PresenceOfDepartment } from '@fengqiao/contract/presence';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { countText } from '../../lib/figures.ts';
import { saveTables } from '../../lib/table-file.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { FileButtons } from '../../ui/file-buttons.tsx';
import { Panel } from '../../ui/panel.tsx';
import { panelState } from '../../ui/panel-state.ts';
import { presenceQuery } from './api.ts';
import styles from './detail.module.css';
import { presenceTable } from './presence-table.ts';

/** 入驻率 by department, and who lacks whom (CQ-13). */
export function PresencePanel({ area }: { area: string | undefined }) {
  const { t } = useTranslation();
  const presence = useQuery(presenceQuery(area));
  const { data } = presence;
  const namesOf = ({ lacking }: PresenceOfDepartment): string =>
    lacking.map(({ name }) => name).join(t('common.listComma'));
  return (
    <Panel
      title={t('indicators.presence.title')}
      note={data && t('indicators.presence.centres', { count: data.centres, day: data.day })}
      state={panelState(presence, ({ departments }) => departments.length === 0)}
      emptyText={t(data?.centres === 0 ? 'indicators.presence.noCentres' : 'indicators.presence.nobody')}
      onRetry={() => void presence.refetch()}
      extra={
        <FileButtons
          name={t('indicators.presence.title')}
          save={async (format) => {
            if (data) await saveTables(t('indicators.presence.title'), [presenceTable(data, t)], format);
          }}
        />
      }
    >
      {data && (
        <>
          <DataTable
            caption={t('indicators.presence.title')}
            rows={data.departments}
            rowKey={({ department }) => department}
            columns={[
              { key: 'label', title: t('indicators.presence.department'), render: ({ label }) => label },
              {
                key: 'rate',
                title: t('indicators.presence.rate'),
                render: ({ rate, present }) => (
                  <span className={styles.share}>
                    <span className={styles.number}>{rate === null ? '–' : `${rate} %`}</span>
                    <span className={styles.faint}>
                      {countText(present)} / {countText(data.centres)}
                    </span>
                  </span>
                ),
              },
              {
                key: 'kinds',
                title: t('indicators.presence.kinds'),
                render: ({ resident, rotating, onCall }) => `${resident} / ${rotating} / ${onCall}`,
              },
              {
                key: 'lacking',
                title: t('indicators.presence.lacking'),
                render: (row) =>
                  row.lacking.length === 0 ? (
                    t('common.none')
                  ) : (
                    <details>
                      <summary>
                        {t('indicators.presence.lackingCount', { count: row.lacking.length })}
                      </summary>
                      {namesOf(row)}
                    </details>
                  ),
              },
            ]}
          />
          <dl className={styles.facts}>
            <dt>{t('indicators.presence.floor')}</dt>
            <dd>
              {t('indicators.presence.mean', {
                mean: data.floorAreaM2.mean ?? '–',
                sum: countText(data.floorAreaM2.sum),
                count: data.floorAreaM2.centres,
              })}
            </dd>
            <dt>{t('indicators.presence.posts')}</dt>
            <dd>
              {t('indicators.presence.mean', {
                mean: data.posts.mean ?? '–',
                sum: countText(data.posts.sum),
                count: data.posts.centres,
              })}
            </dd>
            <dt>{t('indicators.presence.understaffed')}</dt>
            <dd>
              {data.understaffed.map(({ name }) => name).join(t('common.listComma')) || t('common.none')}
              {data.staffUnknown > 0 &&
                ` · ${t('indicators.presence.unknown', { count: data.staffUnknown })}`}
            </dd>
          </dl>
          <p className={styles.definition}>{data.definition}</p>
        </>
      )}
    </Panel>
  );
}
