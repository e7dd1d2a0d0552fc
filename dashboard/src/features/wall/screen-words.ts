import { useTranslation } from 'react-i18next';
import { minuteOf, spanOf } from '../../lib/time.ts';
import { useLasting } from './use-lasting.ts';
import type { ScreenNow } from './use-screens-now.ts';

/** A screen tells of a change within a second; what differs longer than this is wrong, ms. */
const differsAfterMs = 6_000;

/** How a screen is, in words. */
export interface ScreenWords {
  level: 'good' | 'warn' | 'bad' | 'alarm' | 'off';
  /** Beside its name. */
  short: string;
  /** The same in a sentence. */
  full: string;
}

/** Says what matters most of a screen: no signal, no server, an alarm, what is wrong, else how many pictures and how late. */
export function useScreenWords({ shown, state }: ScreenNow): ScreenWords {
  const { t } = useTranslation();
  const differs = useLasting(
    state.places.some(({ instead }) => instead !== null),
    differsAfterMs,
  );
  const time = state.sinceMs === null ? null : minuteOf(state.sinceMs);
  if (state.kind === 'dark') {
    if (time === null) return words('off', t('wallDesk.dark.never'), t('wallDesk.dark.neverWords'));
    return words('bad', t('wallDesk.dark.since', { time }), t('wallDesk.dark.sinceWords', { time }));
  }
  if (state.kind === 'away')
    return words('warn', t('wallDesk.away', { time }), t('wallDesk.awayWords', { time }));
  if (shown.source === 'alarm') return words('alarm', t('wallDesk.alarm.short'), t('wallDesk.alarm.on'));
  const broken = state.places.filter((place) => place.state === 'frozen' || place.state === 'failed').length;
  if (broken > 0) {
    const total = state.places.length;
    return words(
      'warn',
      t('wallDesk.broken', { count: broken }),
      t('wallDesk.brokenWords', { count: broken, total }),
    );
  }
  if (differs) return words('warn', t('wallDesk.differs'), t('wallDesk.differsWords'));
  const cameras = state.places.filter(({ tile }) => tile.kind === 'camera').length;
  const delay = state.latencyMs === null ? '' : ` · ${(state.latencyMs / 1000).toFixed(1)} s`;
  const short = `${t('wall.cameras', { count: cameras })}${delay}`;
  return words('good', short, shown.source === 'tour' ? t('wallDesk.touring', { words: short }) : short);
}

const words = (level: ScreenWords['level'], short: string, full: string): ScreenWords => ({
  level,
  short,
  full,
});

/** The health of a screen's page in figures; '' = it has not told. */
export function usePageWords({ page }: ScreenNow): string {
  const { t } = useTranslation();
  if (page === null) return '';
  const { unit, count } = spanOf(page.upS * 1000);
  return t('wallDesk.page', {
    fps: Math.round(page.fps),
    memory: page.heapMib === null ? t('common.unknown') : `${Math.round(page.heapMib)} MiB`,
    up: t(`time.${unit}`, { count }),
  });
}
