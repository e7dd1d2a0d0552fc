import type {
  Credentials,
  FirstAdministrator,
  PasswordChange,
  SecondFactorOffer,
  Session,
  SessionLine,
  SetupDone,
} from '@fengqiao/contract/accounts';
import type { LoginChallenge } from '@fengqiao/contract/terminals';
import { queryOptions } from '@tanstack/react-query';
import { allPages, request } from '../../lib/api.ts';
import { enrolThisMachine } from '../../lib/terminal/enrol.ts';
import { readRecord } from '../../lib/terminal/key-store.ts';
import { answerLogin } from '../../lib/terminal/login.ts';
import { bindSession, releaseSession } from '../../lib/terminal/proof.ts';

/** Whether the system waits for its first administrator. */
export const setupQuery = queryOptions({
  queryKey: ['setup'],
  queryFn: ({ signal }) => request<{ needed: boolean }>('/api/setup', { signal }),
  staleTime: 0,
  retry: false,
});

const challenge = (signal?: AbortSignal) =>
  request<LoginChallenge>('/api/session/challenge', signal ? { signal } : {});

/** How this installation wants terminals to prove themselves. */
export const challengeQuery = queryOptions({
  queryKey: ['challenge'],
  queryFn: ({ signal }) => challenge(signal),
  staleTime: Number.POSITIVE_INFINITY,
});

/** The terminal that this machine is; null = none. */
export const thisTerminalQuery = queryOptions({
  queryKey: ['thisTerminal'],
  queryFn: () => readRecord('terminal').catch(() => null),
  staleTime: Number.POSITIVE_INFINITY,
});

/** Logs in; on a terminal its key answers the gateway's challenge, and signs for the session from then on. */
export async function logIn(credentials: Credentials): Promise<Session> {
  const terminal = await readRecord('terminal').catch(() => null);
  const answer = terminal && (await answerLogin(terminal, (await challenge()).nonce, credentials.account));
  const body: Credentials = { ...credentials, ...(answer ? { terminal: answer.terminal } : {}) };
  const session = await request<Session>('/api/session', { method: 'POST', body });
  await bindSession(session, session.terminal && answer ? answer.proofKey : null);
  return session;
}

export async function logOut(): Promise<void> {
  await request<void>('/api/session', { method: 'DELETE' });
  await releaseSession();
}

/** Throws `password.weak`, `password.wrong`. */
export const changePassword = (change: PasswordChange) =>
  request<void>('/api/session/password', { method: 'PUT', body: change });

export const offerSecondFactor = () =>
  request<SecondFactorOffer>('/api/session/second-factor', { method: 'POST' });
/** Throws `secondFactor.badCode`. */
export const confirmSecondFactor = (code: string) =>
  request<void>('/api/session/second-factor', { method: 'PUT', body: { code } });
export const removeSecondFactor = (code: string) =>
  request<void>('/api/session/second-factor', { method: 'DELETE', body: { code } });

/** Sessions that are open: the caller's own; for the security administrator those of everybody in the area. */
export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: ({ signal }) => allPages<SessionLine>('/api/sessions', signal),
  staleTime: 0,
  refetchInterval: 30_000,
});

export const endSession = (id: string) => request<void>(`/api/sessions/${id}`, { method: 'DELETE' });

/**
 * Makes the first administrator; where accounts log in on terminals only, this machine becomes one at once. Answers the code of the
 * machine when that failed: without it nobody could log in any more.
 */
export async function createFirstAdministrator(administrator: FirstAdministrator): Promise<string | null> {
  const { terminalCode } = await request<SetupDone>('/api/setup', { method: 'POST', body: administrator });
  if (!terminalCode) return null;
  return enrolThisMachine(terminalCode.code).then(
    () => null,
    () => terminalCode.code,
  );
}

export { sessionQuery } from '../../lib/session.ts';
