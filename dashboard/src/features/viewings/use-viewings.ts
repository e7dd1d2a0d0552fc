import type { Session } from '@fengqiao/contract/accounts';
import { staffRoles } from '@fengqiao/contract/accounts';
import type { Viewing } from '@fengqiao/contract/viewings';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { sessionQuery } from '../../lib/session.ts';
import { queryKeys } from '../../live/query-keys.ts';
import { decideViewing, endViewing, requestViewing, viewingsQuery } from './api.ts';

const nothing: readonly Viewing[] = [];

const isStaff = (session: Session | null | undefined): boolean =>
  staffRoles.some((role) => role === session?.role);

/** The viewings that this account may know of and the account itself; administrators and screens have none and do not ask. */
export function useViewings() {
  const { data: session } = useQuery(sessionQuery);
  const staff = isStaff(session);
  const query = useQuery({ ...viewingsQuery, enabled: staff });
  return { query, viewings: query.data?.items ?? nothing, account: session?.account ?? '', staff };
}

/** Asking, deciding, ending; the lists are asked for anew afterwards, whatever came of it. */
export function useViewingActions() {
  const queryClient = useQueryClient();
  const onSettled = () => queryClient.invalidateQueries({ queryKey: queryKeys.viewings });
  const ask = useMutation({ mutationFn: requestViewing, onSettled });
  const decide = useMutation({
    mutationFn: ({ id, ...decision }: { id: string } & Parameters<typeof decideViewing>[1]) =>
      decideViewing(id, decision),
    onSettled,
  });
  const end = useMutation({ mutationFn: endViewing, onSettled });
  return { ask, decide, end };
}
