import type { TimelineEvent } from '@fengqiao/contract/cases';
import { Button, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { rates } from '../../features/playback/replay.ts';
import { dayOf, secondOf } from '../../lib/time.ts';
import { useKey } from '../../lib/use-key.ts';
import { newestBy } from './open-then.ts';
import styles from './replay.module.css';
import type { ReplayClock, ReplayTime } from './replay-clock.ts';
import { type BarHours, barHours } from './replay-search.ts';

interface ReplayControlsProps {
  clock: ReplayClock;
  time: ReplayTime;
  events: readonly TimelineEvent[];
  hours: BarHours;
  onHours: (hours: BarHours) => void;
  onGoTo: (atMs: number) => void;
}

const stepMs = 10_000;
const smallStepMs = 1_000;

/** Play, step, speed, the event before and after; the keys do the same. */
export function ReplayControls({ clock, time, events, hours, onHours, onGoTo }: ReplayControlsProps) {
  const { t } = useTranslation();
  const step = (ms: number) => onGoTo(clock.at() + ms);
  const faster = (by: number) => {
    const next = rates[(rates as readonly number[]).indexOf(time.rate) + by];
    if (next !== undefined) clock.setRate(next);
  };
  const toEvent = (by: 1 | -1) => {
    const at = clock.at();
    // Standing on an event, "before" is the one before it.
    const here = newestBy(events, by === 1 ? at : at - 1);
    const target = events[by === 1 ? here + 1 : here];
    if (target !== undefined) onGoTo(Date.parse(target.occurredAt));
  };
  const keys: [key: string, act: () => void][] = [
    ['k', () => clock.toggle()],
    [' ', () => clock.toggle()],
    ['j', () => step(-stepMs)],
    ['l', () => step(stepMs)],
    ['ArrowLeft', () => step(-stepMs)],
    ['ArrowRight', () => step(stepMs)],
    [',', () => step(-smallStepMs)],
    ['.', () => step(smallStepMs)],
    ['ArrowUp', () => faster(1)],
    ['ArrowDown', () => faster(-1)],
    ['[', () => toEvent(-1)],
    [']', () => toEvent(1)],
  ];
  return (
    <div className={styles.controls}>
      {keys.map(([key, act]) => (
        <Key key={key} name={key} act={act} />
      ))}
      <time className={styles.clock} dateTime={new Date(time.atMs).toISOString()}>
        {dayOf(time.atMs)} <b>{secondOf(time.atMs)}</b>
      </time>
      <Button onClick={() => toEvent(-1)} title="[">
        {t('replay.eventBefore')}
      </Button>
      <Button onClick={() => step(-stepMs)} title="J ←">
        {t('playback.back')}
      </Button>
      <Button type="primary" onClick={() => clock.toggle()} title="K">
        {t(time.playing ? 'playback.pause' : 'playback.play')}
      </Button>
      <Button onClick={() => step(stepMs)} title="L →">
        {t('playback.forward')}
      </Button>
      <Button onClick={() => toEvent(1)} title="]">
        {t('replay.eventAfter')}
      </Button>
      <Radio.Group
        aria-label={t('playback.speed')}
        value={time.rate}
        optionType="button"
        buttonStyle="solid"
        options={rates.map((rate) => ({ value: rate, label: t('playback.rate', { rate }) }))}
        onChange={({ target }) => clock.setRate(target.value)}
      />
      <Radio.Group
        aria-label={t('replay.barLength')}
        value={hours}
        optionType="button"
        buttonStyle="solid"
        options={barHours.map((value) => ({ value, label: t('time.hour', { count: value }) }))}
        onChange={({ target }) => onHours(target.value)}
      />
      <span className={styles.faint}>{t('replay.keys')}</span>
    </div>
  );
}

/** One key of the page. */
function Key({ name, act }: { name: string; act: () => void }) {
  useKey(name, (event) => {
    event.preventDefault();
    act();
  });
  return null;
}
