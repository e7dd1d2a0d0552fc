import {
  ArrowDownOutlined,
  ArrowLeftOutlined,
  ArrowRightOutlined,
  ArrowUpOutlined,
  ZoomInOutlined,
  ZoomOutOutlined,
} from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Slider } from 'antd';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { secondOf } from '../../lib/time.ts';
import page from '../../ui/page.module.css';
import { Panel, PanelError } from '../../ui/panel.tsx';
import { panelState } from '../../ui/panel-state.ts';
import styles from './ptz-pad.module.css';
import { presetsQuery } from './registry-api.ts';
import { type Speed, useTurning } from './use-turning.ts';

type Way = 'up' | 'down' | 'left' | 'right' | 'in' | 'out';

const ways: Record<Way, { key: string; icon: ReactNode; at: (pace: number) => Speed }> = {
  up: { key: 'ArrowUp', icon: <ArrowUpOutlined />, at: (pace) => ({ pan: 0, tilt: pace, zoom: 0 }) },
  down: { key: 'ArrowDown', icon: <ArrowDownOutlined />, at: (pace) => ({ pan: 0, tilt: -pace, zoom: 0 }) },
  left: { key: 'ArrowLeft', icon: <ArrowLeftOutlined />, at: (pace) => ({ pan: -pace, tilt: 0, zoom: 0 }) },
  right: { key: 'ArrowRight', icon: <ArrowRightOutlined />, at: (pace) => ({ pan: pace, tilt: 0, zoom: 0 }) },
  in: { key: '+', icon: <ZoomInOutlined />, at: (pace) => ({ pan: 0, tilt: 0, zoom: pace }) },
  out: { key: '-', icon: <ZoomOutOutlined />, at: (pace) => ({ pan: 0, tilt: 0, zoom: -pace }) },
};

/** Turns a camera while a button or an arrow key is held, and sends it to its presets. */
export function PtzPad({ cameraId }: { cameraId: string }) {
  const { t } = useTranslation();
  const [pace, setPace] = useState(0.5);
  const { lease, error, speed, move, stop, goTo } = useTurning(cameraId);
  const presets = useQuery(presetsQuery(cameraId));
  const wayOf = (event: KeyboardEvent) =>
    (Object.values(ways) as { key: string; at: (pace: number) => Speed }[]).find(
      ({ key }) => key === event.key || (key === '+' && event.key === '='),
    );
  const press = (event: KeyboardEvent) => {
    const way = wayOf(event);
    if (way === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    if (!event.repeat) move(way.at(pace));
  };
  const release = (event: KeyboardEvent) => {
    if (wayOf(event) !== undefined) stop();
  };
  const items = presets.data?.items ?? [];
  const holder = lease ?? presets.data?.lease ?? null;
  return (
    <Panel title={t('cameras.turning.title')} state={{ kind: 'ready' }}>
      <p className={page.faint}>{t('cameras.turning.hint')}</p>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would not take the focus. */}
      <div
        role="group"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys turn the camera while the pad has the focus.
        tabIndex={0}
        aria-label={t('cameras.turning.pad')}
        className={styles.pad}
        data-moving={speed === null ? undefined : true}
        onKeyDown={press}
        onKeyUp={release}
        onBlur={stop}
      >
        {(Object.keys(ways) as Way[]).map((way) => (
          <Button
            key={way}
            tabIndex={-1}
            className={styles[way] ?? ''}
            icon={ways[way].icon}
            aria-label={t(`cameras.turning.${way}`)}
            onPointerDown={(event) => {
              event.currentTarget.setPointerCapture(event.pointerId);
              move(ways[way].at(pace));
            }}
            onPointerUp={stop}
            onPointerCancel={stop}
            onContextMenu={(event) => event.preventDefault()}
          />
        ))}
      </div>
      <div className={styles.pace}>
        <span aria-hidden="true">{t('cameras.turning.pace')}</span>
        <Slider
          min={0.1}
          max={1}
          step={0.1}
          value={pace}
          onChange={setPace}
          ariaLabelForHandle={t('cameras.turning.pace')}
          tooltip={{ open: false }}
        />
      </div>
      <p role="status" className={page.faint}>
        {holder &&
          t(holder.own ? 'cameras.turning.own' : 'cameras.turning.held', {
            name: holder.holder,
            time: secondOf(holder.until),
          })}
      </p>
      {error ? <PanelError error={error} /> : null}
      <Panel
        title={t('cameras.turning.presets')}
        state={panelState(presets, () => items.length === 0)}
        emptyText={t('cameras.turning.noPresets')}
        onRetry={() => void presets.refetch()}
      >
        <div className={page.buttons}>
          {items.map(({ token, name }) => (
            <Button key={token} size="small" onClick={() => goTo(token)}>
              {name}
            </Button>
          ))}
        </div>
      </Panel>
    </Panel>
  );
}
