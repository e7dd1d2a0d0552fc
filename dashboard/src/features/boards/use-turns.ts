import { useEffect, useState } from 'react';

/** Which of so many sheets stands now: they take turns, until somebody holds them. `held` = from 0, null = none. */
export function useTurns(count: number, everyS: number, held: number | null): number {
  const [at, setAt] = useState(0);
  const shown = count === 0 ? 0 : (held ?? at) % count;
  useEffect(() => {
    if (held !== null || count < 2) return;
    const timer = setInterval(() => setAt((before) => (before + 1) % count), everyS * 1000);
    return () => clearInterval(timer);
  }, [count, everyS, held]);
  return shown;
}
