import type { Decision } from '@fengqiao/contract/decisions';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { queryKeys } from '../../live/query-keys.ts';
import { FormProblem } from '../../ui/form-problem.tsx';
import { reportDecision } from './api.ts';

/** The meeting finds an open decision done with one press, and open again with another: nobody types while leaders wait. */
export function FoundDone({ decision: { id, state } }: { decision: Decision }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const done = state === 'done';
  const find = useMutation({
    mutationFn: () =>
      reportDecision(id, {
        text: t(done ? 'decisions.openAgainText' : 'decisions.foundDoneText'),
        state: done ? 'open' : 'done',
      }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: queryKeys.meetings });
      await queryClient.invalidateQueries({ queryKey: queryKeys.decisions });
    },
  });
  return (
    <span>
      <Button size="small" loading={find.isPending} onClick={() => find.mutate()}>
        {t(done ? 'decisions.openAgain' : 'decisions.foundDone')}
      </Button>
      <FormProblem error={find.error} />
    </span>
  );
}
