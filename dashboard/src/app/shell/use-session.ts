import type { Session } from '@fengqiao/contract/accounts';
import { useQuery } from '@tanstack/react-query';
import { sessionQuery } from '../../lib/session.ts';

/** What stands in place of a session in the moment between its end and the login page. */
const nobody: Session = {
  id: '',
  account: '',
  displayName: '',
  role: 'operator',
  areaCode: '000000',
  areaName: '',
  department: null,
  wallId: null,
  terminal: null,
  mustChangePassword: false,
  secondFactor: false,
  now: '1970-01-01T00:00:00Z',
  expiresAt: '1970-01-01T00:00:00Z',
};

/** Who is logged in. Only below the shell, whose route lets nobody in without a session. */
export function useSession(): Session {
  const { data } = useQuery(sessionQuery);
  return data ?? nobody;
}
