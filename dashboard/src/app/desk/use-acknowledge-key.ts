import { useAcknowledge } from '../../features/cases/use-acknowledge.ts';
import { focusedRow } from '../../lib/keyboard/use-list-keys.ts';
import { useShortcut } from '../../lib/keyboard/use-shortcut.ts';
import { useLiveState } from '../../live/live-context.tsx';

/** a acknowledges the red case on whose row the hand is, else the open one. */
export function useAcknowledgeKey(openCase: string | null): void {
  const alarms = useLiveState('unacknowledged');
  const acknowledge = useAcknowledge();
  useShortcut('acknowledge', (event) => {
    const target = [focusedRow(), openCase].find((code) => code !== null && alarms.has(code));
    if (!target || acknowledge.isPending || event.repeat) return;
    event.preventDefault();
    acknowledge.mutate(target);
  });
}

/** Space acknowledges the open case when it is an alarm, else the newest alarm. */
export function useAcknowledgeNewestKey(openCase: string | null): void {
  const alarms = useLiveState('unacknowledged');
  const feed = useLiveState('feed');
  const acknowledge = useAcknowledge();
  useShortcut('acknowledgeNewest', (event) => {
    if (alarms.size === 0 || acknowledge.isPending || event.repeat) return;
    event.preventDefault();
    const newest = feed.find((entry) => alarms.has(entry.case.caseCode))?.case.caseCode;
    const target = openCase && alarms.has(openCase) ? openCase : (newest ?? [...alarms][0]);
    if (target) acknowledge.mutate(target);
  });
}
