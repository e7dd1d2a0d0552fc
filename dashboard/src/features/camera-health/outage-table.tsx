import type { Outage } from '@fengqiao/contract/camera-health';
import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { shortDateTimeOf, spanOf } from '../../lib/time.ts';
import { useNow } from '../../lib/use-now.ts';
import { DataTable } from '../../ui/data-table.tsx';
import styles from './camera-health.module.css';

/** A node's code for a failure in words. */
export const outageReason = (reason: string | null, t: TFunction): string =>
  t([`video.reason.${reason ?? 'unknown'}`, 'video.reason.unknown']);

/** Cameras that are out now: since when, why, and when they were last asked. */
export function OutageTable({ outages, chosen }: { outages: readonly Outage[]; chosen: string | undefined }) {
  const { t } = useTranslation();
  const now = useNow(10_000);
  const ageOf = (since: string): string => {
    const { unit, count } = spanOf(now - Date.parse(since));
    return t(`time.${unit}`, { count });
  };
  return (
    <DataTable
      caption={t('cameraHealth.outages')}
      rows={outages}
      rowKey={({ cameraId }) => cameraId}
      columns={[
        {
          key: 'camera',
          title: t('cameraHealth.camera'),
          render: ({ cameraId, name }) => (
            <Link
              from="/cameras/health"
              search={(before) => ({ ...before, camera: cameraId })}
              aria-current={chosen === cameraId ? 'true' : undefined}
            >
              {name}
              <span className={styles.id}>{cameraId}</span>
            </Link>
          ),
        },
        { key: 'area', title: t('cameraHealth.area'), render: ({ areaName }) => areaName },
        { key: 'owner', title: t('cameraHealth.owner'), render: ({ owner }) => owner },
        {
          key: 'since',
          title: t('cameraHealth.since'),
          render: ({ since }) => (
            <>
              {shortDateTimeOf(since)} <span className={styles.faint}>{ageOf(since)}</span>
            </>
          ),
        },
        { key: 'reason', title: t('cameraHealth.reason'), render: ({ reason }) => outageReason(reason, t) },
        {
          key: 'checkedAt',
          title: t('cameraHealth.lastAsked'),
          render: ({ checkedAt }) => shortDateTimeOf(checkedAt),
        },
      ]}
    />
  );
}
