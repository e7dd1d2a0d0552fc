import type { HandlersInput, SealInput, UnmaskInput } from '@fengqiao/contract/confidentiality';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { queryKeys } from '../../live/query-keys.ts';
import { caseAccessQuery, nameHandlers, sealCase, unmaskCase, unsealCase } from './confidential-api.ts';

/** What changes how a case is seen; the case and its access record are asked for anew afterwards. */
export function useConfidentialActions(caseCode: string) {
  const queryClient = useQueryClient();
  const onSuccess = () =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: queryKeys.caseDetail(caseCode) }),
      queryClient.invalidateQueries({ queryKey: caseAccessQuery(caseCode).queryKey }),
    ]);
  return {
    unmask: useMutation({ mutationFn: (input: UnmaskInput) => unmaskCase(caseCode, input), onSuccess }),
    seal: useMutation({ mutationFn: (input: SealInput) => sealCase(caseCode, input), onSuccess }),
    unseal: useMutation({ mutationFn: (reason: string) => unsealCase(caseCode, reason), onSuccess }),
    name: useMutation({ mutationFn: (input: HandlersInput) => nameHandlers(caseCode, input), onSuccess }),
  };
}
