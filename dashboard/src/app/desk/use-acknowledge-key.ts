import { useAcknowledge } from '../../features/cases/use-acknowledge.ts';
import { useKey } from '../../lib/use-key.ts';
import { useLiveState } from '../../live/live-context.tsx';

/** Space acknowledges the open case when it is an alarm, else the newest alarm. */
export function useAcknowledgeKey(openCase: string | null): void {
  const alarms = useLiveState('unacknowledged');
  const feed = useLiveState('feed');
  const acknowledge = useAcknowledge();
  useKey(' ', (event) => {
    if (alarms.size === 0 || acknowledge.isPending) return;
    event.preventDefault();
    const newest = feed.find((entry) => alarms.has(entry.case.caseCode))?.case.caseCode;
    const target = openCase && alarms.has(openCase) ? openCase : (newest ?? [...alarms][0]);
    if (target) acknowledge.mutate(target);
  });
}
