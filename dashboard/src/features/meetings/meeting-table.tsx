import type { MeetingLine } from '@fengqiao/contract/meetings';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { listProps, rowProps } from '../../lib/keyboard/use-list-keys.ts';
import { useLabel } from '../../lib/reference.ts';
import { dateTimeOf, weekdayOf } from '../../lib/time.ts';
import { DataTable } from '../../ui/data-table.tsx';
import styles from './meetings.module.css';

/** Meetings in a list, the next first: whose, by which cadence, how it stands, whether its figures are there, who came. */
export function MeetingTable({ meetings }: { meetings: readonly MeetingLine[] }) {
  const { t } = useTranslation();
  const label = useLabel();
  return (
    <div {...listProps(1)}>
      <DataTable<MeetingLine>
        caption={t('meetings.list')}
        rows={meetings}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'when',
            title: t('meetings.when'),
            render: ({ plannedAt }) =>
              `${dateTimeOf(plannedAt)} ${t(`time.weekday.${weekdayOf(plannedAt)}`)}`,
          },
          {
            key: 'title',
            title: t('meetings.one'),
            render: ({ id, title, video }) => (
              <Link to="/meetings/$id" params={{ id }} {...rowProps(id)}>
                {title}
                {video && ` · ${t('meetings.video')}`}
              </Link>
            ),
          },
          { key: 'area', title: t('case.fact.area'), render: ({ areaName }) => areaName },
          {
            key: 'cadence',
            title: t('meetings.cadence'),
            render: ({ cadence }) => (cadence === null ? t('meetings.besides') : label(cadence.label)),
          },
          {
            key: 'state',
            title: t('case.fact.status'),
            render: ({ state }) => (
              <span className={styles.state} data-state={state}>
                {t(`meetings.state.${state}`)}
              </span>
            ),
          },
          {
            key: 'pack',
            title: t('meetings.figures'),
            render: ({ pack }) => t(`meetings.pack.${pack.state}`),
          },
          {
            key: 'came',
            title: t('meetings.attendance'),
            render: ({ attended: { present, late, expected } }) =>
              expected === 0 ? '–' : `${present + late} / ${expected}`,
          },
          { key: 'decisions', title: t('decisions.title'), render: ({ decisions }) => decisions },
        ]}
      />
    </div>
  );
}
