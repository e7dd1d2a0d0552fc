import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { throttle } from '../../../lib/throttle.ts';
import { useLive } from '../../../live/live-context.tsx';
import { tileKeysOf } from './api.ts';

/** Lists are asked for anew at most this often, however much happens. */
const listsEveryMs = 4_000;

/** Keeps what tiles of cases show in step with what happens. */
export function useFreshTiles(): void {
  const live = useLive();
  const client = useQueryClient();
  useEffect(() => {
    const lists = throttle(() => void client.invalidateQueries({ queryKey: tileKeysOf.lists }), listsEveryMs);
    const stop = live.onChanges(({ cases }) => {
      if (cases.length === 0) return;
      for (const caseCode of new Set(cases.map((change) => change.case.caseCode)))
        void client.invalidateQueries({ queryKey: tileKeysOf.card(caseCode) });
      lists();
    });
    return () => {
      stop();
      lists.cancel();
    };
  }, [live, client]);
}
