import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import { queryKeys } from '../../live/query-keys.ts';
import { nextPicture, type Speed, type TimeBarRange, type TimeWindow } from './time-span.ts';

export interface TimePlay {
  playing: boolean;
  speed: Speed;
  toggle: () => void;
  setSpeed: (speed: Speed) => void;
}

/**
 * Plays the bar: a step further so many times a second, until its end. No step is passed over: while the map still waits for the
 * cases of one the next waits too.
 */
export function useTimePlay(
  range: TimeBarRange,
  window: TimeWindow | null,
  show: (window: TimeWindow) => void,
): TimePlay {
  const queryClient = useQueryClient();
  const [playing, setPlaying] = useState(false);
  const [speed, setSpeed] = useState<Speed>(1);
  const step = useEffectEvent(() => {
    if (queryClient.isFetching({ queryKey: queryKeys.map }) > 0) return;
    const next = nextPicture(range, window);
    if (next) show(next);
    else setPlaying(false);
  });
  useEffect(() => {
    if (!playing) return;
    const timer = setInterval(() => step(), 1000 / speed);
    return () => clearInterval(timer);
  }, [playing, speed]);
  const toggle = () => {
    // At its end the bar begins anew.
    if (!playing && window && !nextPicture(range, window))
      show({ fromMs: range.fromMs, toMs: range.fromMs + (window.toMs - window.fromMs) });
    setPlaying(!playing);
  };
  return { playing, speed, toggle, setSpeed };
}
