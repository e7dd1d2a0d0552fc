import type { Wall } from '@fengqiao/contract/walls';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { sessionQuery } from '../../lib/session.ts';
import { useNow } from '../../lib/use-now.ts';
import { worksWalls } from '../../lib/wall-load.ts';
import { useLive } from '../../live/live-context.tsx';
import { actOnLease, wallsQuery } from './api.ts';
import { LeaseNotice } from './lease-notice.tsx';
import { leaseState } from './lease-state.ts';
import { useLeaseRenewal } from './use-lease-renewal.ts';
import { useWallActs } from './use-wall-acts.ts';

/** On every page of an account that works walls: keeps its leases while somebody is there, and tells who asks for one. */
export function LeaseWatch() {
  const live = useLive();
  const { data: session } = useQuery(sessionQuery);
  const works = worksWalls(session?.role);
  const { data } = useQuery({ ...wallsQuery, enabled: works });
  useEffect(() => {
    for (const { id } of data?.items ?? []) live.watchWall(id);
  }, [live, data]);
  if (!works || !session) return null;
  return data?.items.map((wall) => <HeldWall key={wall.id} wall={wall} account={session.account} />);
}

function HeldWall({ wall, account }: { wall: Wall; account: string }) {
  const { t } = useTranslation();
  const state = leaseState(wall.now.lease, account, useNow());
  const acts = useWallActs(wall);
  useLeaseRenewal(wall.id, state.kind === 'mine');
  if (state.kind !== 'mine' || state.asked === null) return null;
  const answer = (act: 'handOver' | 'decline') =>
    acts.act(t(`wallDesk.lease.done.${act}`), () => actOnLease(wall.id, { act }));
  return (
    <LeaseNotice
      wall={wall}
      asked={state.asked}
      busy={acts.busy}
      onAnswer={(yes) => answer(yes ? 'handOver' : 'decline')}
    />
  );
}
