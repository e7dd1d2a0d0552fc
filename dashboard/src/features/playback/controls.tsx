import { Button, DatePicker, Radio } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { dateTimeOf, secondOf } from '../../lib/time.ts';
import { useKey } from '../../lib/use-key.ts';
import styles from './playback.module.css';
import type { RecordedPicture } from './recorded-picture.ts';
import { type Replay, rates } from './replay.ts';

interface ControlsProps {
  replay: Replay;
  picture: RecordedPicture;
  onGoTo(atMs: number): void;
}

const stepMs = 10_000;

/** Play, step, speed, and a jump to a time; J K L and the arrows do the same. */
export function Controls({ replay, picture, onGoTo }: ControlsProps) {
  const { t } = useTranslation();
  const step = (ms: number) => replay.wallMs !== null && onGoTo(replay.wallMs + ms);
  const faster = (by: number) => {
    const next = rates[(rates as readonly number[]).indexOf(replay.rate) + by];
    if (next !== undefined) picture.setRate(next);
  };
  useKey('k', () => picture.togglePlay());
  useKey(' ', (event) => {
    event.preventDefault();
    picture.togglePlay();
  });
  useKey('j', () => step(-stepMs));
  useKey('l', () => step(stepMs));
  useKey('ArrowLeft', () => step(-stepMs));
  useKey('ArrowRight', () => step(stepMs));
  useKey('ArrowUp', (event) => {
    event.preventDefault();
    faster(1);
  });
  useKey('ArrowDown', (event) => {
    event.preventDefault();
    faster(-1);
  });
  const paused = replay.state.kind === 'paused';
  return (
    <div className={styles.controls}>
      <Button onClick={() => step(-stepMs)} title="J ←">
        {t('playback.back')}
      </Button>
      <Button type="primary" onClick={() => picture.togglePlay()} title="K">
        {t(paused ? 'playback.play' : 'playback.pause')}
      </Button>
      <Button onClick={() => step(stepMs)} title="L →">
        {t('playback.forward')}
      </Button>
      <Radio.Group
        aria-label={t('playback.speed')}
        value={replay.rate}
        optionType="button"
        buttonStyle="solid"
        options={rates.map((rate) => ({ value: rate, label: t('playback.rate', { rate }) }))}
        onChange={({ target }) => picture.setRate(target.value)}
      />
      <span className={styles.jump}>
        <label htmlFor="playback-jump">{t('playback.jump')}</label>
        <DatePicker
          id="playback-jump"
          showTime
          needConfirm
          allowClear={false}
          getPopupContainer={() => document.getElementById('root') ?? document.body}
          // Clocks are shown as they are in Shanghai, wherever this terminal thinks it is.
          value={
            replay.wallMs === null
              ? null
              : dayjs(`${dateTimeOf(replay.wallMs)}:${secondOf(replay.wallMs).slice(6)}`)
          }
          disabledDate={(day) => day.isAfter(dayjs().add(1, 'day'))}
          onOk={(at) => onGoTo(Date.parse(`${at.format('YYYY-MM-DDTHH:mm:ss')}+08:00`))}
        />
      </span>
      <span className={styles.keys}>{t('playback.keys')}</span>
    </div>
  );
}
