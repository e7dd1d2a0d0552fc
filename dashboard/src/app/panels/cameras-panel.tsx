import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { cameraHealthQuery } from '../../features/camera-health/api.ts';
import { countOf, rateOf } from '../../features/camera-health/rate.ts';
import { shortDateTimeOf } from '../../lib/time.ts';
import { useStaleSince } from '../../live/live-context.tsx';
import { panelState } from '../../ui/panel-state.ts';
import { FitList } from './fit-list.tsx';
import styles from './list-rows.module.css';
import type { PanelProps } from './panel.tsx';
import { PanelFrame } from './panel-frame.tsx';
import { asOf } from './query-state.ts';

/** 在线率 of those that were asked, and the cameras that are out, the newest first. */
export function CamerasPanel({ area, href }: PanelProps) {
  const { t } = useTranslation();
  const health = useQuery(cameraHealthQuery(area));
  const { data } = health;
  return (
    <PanelFrame
      title={t('panels.cameras')}
      note={data && t('panels.registered', { total: countOf(data.total.registered) })}
      definition={data && t('cameraHealth.lead', { hours: data.freshHours })}
      href={href}
      state={panelState(health, ({ total }) => total.registered === 0, useStaleSince())}
      asOfMs={asOf([health])}
      emptyText={t('desk.noCameras')}
    >
      {data && (
        <>
          <p className={styles.figures}>
            <span className={styles.big}>{rateOf(data.total.online, data.total.checked) ?? '–'}</span>
            <span>
              {t('cameraHealth.onlineOf', {
                part: countOf(data.total.online),
                whole: countOf(data.total.checked),
              })}
            </span>
            <span className={styles.faint}>
              {t('panels.notChecked', {
                total: countOf(data.total.withSource - data.total.checked),
                none: countOf(data.total.registered - data.total.private - data.total.withSource),
              })}
            </span>
          </p>
          {data.total.checked > 0 && data.outageCount === 0 && <p>{t('cameraHealth.allAnswer')}</p>}
          <FitList
            label={t('cameraHealth.outages')}
            items={data.outages}
            keyOf={({ cameraId }) => cameraId}
            rowEm={1.75}
            render={({ name, areaName, owner, since }) => (
              <li className={styles.row}>
                <span className={styles.main}>{name}</span>
                <span className={styles.faint}>
                  {areaName} · {owner}
                </span>
                <span className={styles.end}>{t('panels.outSince', { time: shortDateTimeOf(since) })}</span>
              </li>
            )}
          />
        </>
      )}
    </PanelFrame>
  );
}
