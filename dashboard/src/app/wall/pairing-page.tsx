import type { Session } from '@fengqiao/contract/accounts';
import type { Pairing, PairingState } from '@fengqiao/contract/wall-pairings';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError, request } from '../../lib/api.ts';
import { useNow } from '../../lib/use-now.ts';
import { errorWords } from '../../ui/error-words.ts';
import { keepScreen, keptScreen, screenPath } from './own-screen.ts';
import styles from './pairing.module.css';
import type { WallAddress } from './wall-address.ts';
import { WallMessage } from './wall-message.tsx';

const askEveryMs = 2_000;

/** A code for this window; a new one whenever the one before has run out. */
const pairingQuery = (display: string) => ({
  queryKey: ['wallPairing', display],
  queryFn: () => request<Pairing>('/api/wall-pairings', { method: 'POST' }),
  staleTime: Number.POSITIVE_INFINITY,
  retry: (_: number, error: unknown) => !(error instanceof ApiError && error.code === 'wall.noWall'),
  retryDelay: askEveryMs,
});

/** A display that does not know which screen it is: shows a code, and becomes the screen that somebody at the desk gives it. */
export function PairingPage({ address, session }: { address: WallAddress; session: Session }) {
  const { t } = useTranslation();
  const kept = keptScreen(address.display);
  useEffect(() => {
    if (kept !== null) location.replace(kept);
  }, [kept]);
  if (session.role !== 'kiosk') return <WallMessage title={t('wall.pairing.notKiosk')} />;
  return kept === null ? (
    <CodeShown address={address} session={session} />
  ) : (
    <WallMessage title={t('wall.connecting')} />
  );
}

function CodeShown({ address, session }: { address: WallAddress; session: Session }) {
  const { t } = useTranslation();
  const { display } = address;
  const { data: pairing, error, refetch } = useQuery(pairingQuery(display));
  const left = Math.ceil((Date.parse(pairing?.expiresAt ?? '') - useNow()) / 60_000);
  const state = useQuery({
    queryKey: ['wallPairing', display, pairing?.id],
    queryFn: () => request<PairingState>(`/api/wall-pairings/${pairing?.id}`),
    enabled: pairing !== undefined,
    refetchInterval: askEveryMs,
    retry: false,
  });
  const screen = state.data?.screen ?? null;
  useEffect(() => {
    if (screen === null) return;
    const own = { wall: screen.wallId, screen: screen.screenId, display };
    keepScreen(own);
    location.assign(screenPath(own));
  }, [screen, display]);
  const over = left <= 0 || (state.error instanceof ApiError && state.error.code === 'notFound');
  useEffect(() => {
    if (over) void refetch();
  }, [over, refetch]);
  if (pairing === undefined)
    return <WallMessage title={error ? errorWords(error, t) : t('wall.connecting')} />;
  const { displayName, terminal } = session;
  const machine = [
    terminal?.name ?? displayName,
    terminal?.place,
    display && t('wall.pairing.display', { display }),
  ];
  return (
    <main className={styles.page}>
      <p className={styles.machine}>{machine.filter(Boolean).join(' · ')}</p>
      <p className={styles.code} data-testid="pairing-code">
        <span>{pairing.code.slice(0, 3)}</span>
        <span>{pairing.code.slice(3)}</span>
      </p>
      <p className={styles.hint}>{t('wall.pairing.hint')}</p>
      <p className={styles.age}>{t('wall.pairing.left', { count: Math.max(1, left) })}</p>
    </main>
  );
}
