import { useNow } from '../../lib/use-now.ts';

const two = (value: number) => String(value).padStart(2, '0');

/** `12:05`; never below zero. */
export function clockText(leftMs: number): string {
  const seconds = Math.max(0, Math.ceil(leftMs / 1_000));
  return `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
}

/** Minutes and seconds that are left until an instant. Not announced: it would talk every second. */
export function Countdown({ until }: { until: string }) {
  const now = useNow(1_000);
  return (
    <span role="timer" aria-live="off">
      {clockText(Date.parse(until) - now)}
    </span>
  );
}
