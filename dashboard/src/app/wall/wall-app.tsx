import type { Session } from '@fengqiao/contract/accounts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { sessionQuery } from '../../features/session/api.ts';
import { wallsQuery } from '../../features/wall/api.ts';
import { onSessionEnded } from '../../lib/api.ts';
import { useLive } from '../../live/live-context.tsx';
import { KioskLogin } from './kiosk-login.tsx';
import { PairingPage } from './pairing-page.tsx';
import type { WallAddress } from './wall-address.ts';
import { WallMessage } from './wall-message.tsx';
import { WallPage } from './wall-page.tsx';

const retryMs = 3_000;

/** The page of one screen of a wall: logs in once, then runs for months by itself. */
export function WallApp({ address }: { address: WallAddress }) {
  const { t } = useTranslation();
  const session = useQuery({ ...sessionQuery, retry: true, retryDelay: retryMs, staleTime: Infinity });
  const known = address.wall !== '' && address.screen !== '';
  useSessionEnd();
  useLiveOf(session.data ?? null, known ? address.wall : null);
  if (session.data === undefined) return <WallMessage title={t('wall.connecting')} />;
  if (session.data === null || session.data.mustChangePassword) return <KioskLogin address={address} />;
  if (!known) return <PairingPage address={address} session={session.data} />;
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

/**
 * Opens the live connection to the area of the wall, beyond which a kiosk is told nothing; once it stands, it comes back by itself
 * whenever the gateway does. `wall` null = there is none to follow yet.
 */
function useLiveOf(session: Session | null, wall: string | null): void {
  const live = useLive();
  const queryClient = useQueryClient();
  const { data: walls } = useQuery({ ...wallsQuery, enabled: session !== null && wall !== null });
  const areaCode = walls?.items.find(({ id }) => id === wall)?.areaCode;
  useEffect(() => {
    if (areaCode === undefined || wall === null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let gone = false;
    const begin = () => {
      live.begin(areaCode).then(
        () => {
          live.watchWall(wall);
          // Loaded before anything was told: what changed in between would be missed.
          void queryClient.invalidateQueries({ queryKey: wallsQuery.queryKey });
        },
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
  }, [live, areaCode, wall, queryClient]);
}
