import type { ActType } from '@fengqiao/contract/case-acts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { queryKeys } from '../../../live/query-keys.ts';
import { actOn } from './api.ts';

/** Sends an act once, however often the button is pressed; the case and what can be done with it are asked for anew, also when it was refused. */
export function useAct(caseCode: string) {
  const queryClient = useQueryClient();
  const eventId = useRef(crypto.randomUUID());
  return useMutation({
    mutationFn: ({ type, payload }: { type: ActType; payload: Record<string, unknown> }) =>
      actOn(caseCode, { eventId: eventId.current, type, payload }),
    onSuccess: () => {
      eventId.current = crypto.randomUUID();
    },
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: queryKeys.caseDetail(caseCode) }),
        queryClient.invalidateQueries({ queryKey: ['cases', 'acts', caseCode] }),
      ]),
  });
}
