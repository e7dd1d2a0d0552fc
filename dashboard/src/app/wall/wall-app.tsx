import type { Session } from '@fengqiao/contract/accounts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { sessionQuery } from '../../features/session/api.ts';
import { onSessionEnded } from '../../lib/api.ts';
import { useLive } from '../../live/live-context.tsx';
import { KioskLogin } from './kiosk-login.tsx';
import type { WallAddress } from './wall-address.ts';
import { WallMessage } from './wall-message.tsx';
import { WallPage } from './wall-page.tsx';

const retryMs = 3_000;

/** The page of one screen of a wall: logs in once, then runs for months by itself. */
export function WallApp({ address }: { address: WallAddress }) {
  const { t } = useTranslation();
  const session = useQuery({ ...sessionQuery, retry: true, retryDelay: retryMs, staleTime: Infinity });
  useSessionEnd();
  useLiveOf(session.data ?? null, address.wall);
  if (session.data === undefined) return <WallMessage title={t('wall.connecting')} />;
  if (session.data === null || session.data.mustChangePassword) return <KioskLogin address={address} />;
  return <WallPage address={address} session={session.data} />;
}

/** A session that the gateway no longer knows leads to the login; what is on the screen goes, it may not be seen any more. */
function useSessionEnd(): void {
  const queryClient = useQueryClient();
  const live = useLive();
  useEffect(
    () =>
      onSessionEnded(() => {
        if (!queryClient.getQueryData(sessionQuery.queryKey)) return;
        live.stop();
        // Not `clear`: it would also cut this page off from the session's own record.
        queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0] });
        queryClient.setQueryData(sessionQuery.queryKey, null);
      }),
    [queryClient, live],
  );
}

/** Opens the live connection of the account; once it stands, it comes back by itself whenever the gateway does. */
function useLiveOf(session: Session | null, wall: string): void {
  const live = useLive();
  const areaCode = session?.areaCode;
  useEffect(() => {
    if (areaCode === undefined) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let gone = false;
    const begin = () => {
      live.begin(areaCode).then(
        () => live.watchWall(wall),
        () => {
          if (!gone) timer = setTimeout(begin, retryMs);
        },
      );
    };
    begin();
    return () => {
      gone = true;
      clearTimeout(timer);
      live.stop();
    };
  }, [live, areaCode, wall]);
}
