import { useEffect, useEffectEvent, useState } from 'react';
import { useLive, useStaleSince } from '../../live/live-context.tsx';
import { pageFigures } from './page-figures.ts';
import { ReportSender } from './report-sender.ts';
import { screenReport } from './screen-report.ts';
import type { ShownNow } from './shown-now.ts';
import type { TileStates } from './tile-states.ts';

/** Tells the server what the screen really shows. `enabled`: false where somebody else than the wall's own display looks at it. */
export function useScreenReport(screen: string, shown: ShownNow, states: TileStates, enabled: boolean): void {
  const live = useLive();
  const awaySince = useStaleSince();
  const report = useEffectEvent(async () => {
    const page = await pageFigures(awaySince);
    return latest(page);
  });
  const latest = useEffectEvent((page: Awaited<ReturnType<typeof pageFigures>>) =>
    screenReport(screen, shown, states, page),
  );
  const [sender, setSender] = useState<ReportSender | null>(null);
  useEffect(() => {
    if (!enabled) return;
    const made = new ReportSender({
      report,
      send: (said) => {
        if (live.socket?.connected) live.socket.emit('screen.report', said, () => undefined);
      },
    });
    made.start();
    setSender(made);
    const stop = states.subscribe(() => made.changed());
    return () => {
      stop();
      made.stop();
      setSender(null);
    };
  }, [live, states, enabled]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever stands on the screen now is what is told.
  useEffect(() => sender?.changed(), [sender, shown]);
}
