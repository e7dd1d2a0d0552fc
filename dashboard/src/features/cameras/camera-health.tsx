import type { CameraState } from '@fengqiao/contract/cameras';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { request } from '../../lib/api.ts';
import { Panel } from '../../ui/panel.tsx';
import { panelState } from '../../ui/panel-state.ts';
import styles from './camera-health.module.css';

const statesQuery = queryOptions({
  queryKey: ['cameraStates'],
  queryFn: ({ signal }) => request<{ items: CameraState[] }>('/api/cameras/states', { signal }),
  refetchInterval: 10_000,
});

const group = (value: number) => value.toLocaleString('en-US');

/**
 * How the cameras are that somebody looks at: cameras are pulled on demand, so of the others nobody knows. `registered`: cameras of
 * the area in the registry.
 */
export function CameraHealth({ registered }: { registered: number | null }) {
  const { t } = useTranslation();
  const states = useQuery(statesQuery);
  const items = states.data?.items ?? [];
  const live = items.filter((item) => item.state === 'live').length;
  const failed = items.filter((item) => item.state === 'failed' || item.state === 'stalled').length;
  const asked = live + failed;
  return (
    <Panel
      title={t('desk.cameraHealth')}
      note={registered === null ? '' : t('desk.registered', { total: group(registered) })}
      state={panelState(states)}
      onRetry={() => void states.refetch()}
    >
      <div className={styles.bar} aria-hidden="true">
        <div className={styles.live} style={{ inlineSize: asked === 0 ? 0 : `${(live / asked) * 100}%` }} />
        <div
          className={styles.failed}
          style={{ inlineSize: asked === 0 ? 0 : `${(failed / asked) * 100}%` }}
        />
      </div>
      <p className={styles.words}>
        {asked === 0 ? t('desk.noPicture') : t('desk.pictures', { live: group(live), asked: group(asked) })}
        {failed > 0 && (
          <span className={styles.failing}> · {t('desk.failing', { failed: group(failed) })}</span>
        )}
      </p>
    </Panel>
  );
}
