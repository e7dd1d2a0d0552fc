import type { MeetingAct } from '@fengqiao/contract/meetings';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { queryKeys } from '../../live/query-keys.ts';
import { actOnMeeting } from './api.ts';

type Act = MeetingAct['act'];

export interface MeetingActing {
  act(act: Act): void;
  /** The act that is on its way; null = none. */
  pending: Act | null;
  error: unknown;
}

/** Steps of a meeting: prepare, open, close, reopen, cancel. Afterwards everything that shows it is asked for anew. */
export function useMeetingAct(id: string): MeetingActing {
  const queryClient = useQueryClient();
  const mutation = useMutation({
    mutationFn: (act: Act) => actOnMeeting(id, act),
    onSettled: () => queryClient.invalidateQueries({ queryKey: queryKeys.meetings }),
  });
  return {
    act: mutation.mutate,
    pending: mutation.isPending ? (mutation.variables ?? null) : null,
    error: mutation.error,
  };
}
