import { useMutation, useQueryClient } from '@tanstack/react-query';
import { queryKeys } from '../../live/query-keys.ts';
import { type LetterAction, letterQuery, lettersKey, takeStep } from './api.ts';

/** Takes steps of a letter; afterwards the register, its counters and the cases are asked for again. */
export function useSteps(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ action, body }: { action: LetterAction; body?: object }) => takeStep(id, action, body),
    onSuccess: async (letter) => {
      queryClient.setQueryData(letterQuery(id).queryKey, letter);
      await queryClient.invalidateQueries({ queryKey: lettersKey });
      for (const caseCode of letter.caseCodes)
        await queryClient.invalidateQueries({ queryKey: queryKeys.caseDetail(caseCode) });
    },
  });
}
