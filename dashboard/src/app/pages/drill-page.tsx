import { DrillView } from '../../features/drill/drill-view.tsx';
import { useSession } from '../shell/use-session.ts';

/** `/drill`: drills (演练) on the real pages, with figures that count nowhere. */
export function DrillPage() {
  return <DrillView session={useSession()} />;
}
