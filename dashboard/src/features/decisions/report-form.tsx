import { type Decision, type DecisionState, decisionStates } from '@fengqiao/contract/decisions';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryKeys } from '../../live/query-keys.ts';
import { FormProblem } from '../../ui/form-problem.tsx';
import { reportDecision } from './api.ts';
import styles from './decisions.module.css';

interface ReportFormProps {
  decision: Decision;
  /** Whether this account may end it, or only say how it stands. */
  mayEnd: boolean;
}

/** Says what became of a decision: how it stands, that it is done, or — from the meeting's side — that it is not wanted any more. */
export function ReportForm({ decision, mayEnd }: ReportFormProps) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [text, setText] = useState('');
  const [state, setState] = useState<DecisionState>(decision.state);
  const send = useMutation({
    mutationFn: () => reportDecision(decision.id, { text: text.trim(), state }),
    onSuccess: async () => {
      setText('');

      await queryClient.invalidateQueries({ queryKey: queryKeys.decisions });
      await queryClient.invalidateQueries({ queryKey: queryKeys.meetings });
    },
  });
  const offered = decisionStates.filter((each) => mayEnd || each !== 'cancelled');
  return (
    <form
      className={styles.reportForm}
      aria-label={t('decisions.reportForm')}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '') send.mutate();
      }}
    >
      <Input.TextArea
        aria-label={t('decisions.reportText')}
        placeholder={t('decisions.reportHint')}
        autoSize={{ minRows: 3, maxRows: 12 }}
        maxLength={2_000}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <Radio.Group
        aria-label={t('decisions.reportState')}
        value={state}
        options={offered.map((value) => ({ value, label: t(`decisions.asks.${value}`) }))}
        onChange={({ target }) => setState(target.value)}
      />
      <FormProblem error={send.error} />
      <Button type="primary" htmlType="submit" disabled={text.trim() === ''} loading={send.isPending}>
        {t('decisions.report')}
      </Button>
    </form>
  );
}
