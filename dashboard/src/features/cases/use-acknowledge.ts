import { useMutation } from '@tanstack/react-query';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLive } from '../../live/live-context.tsx';
import { errorWords } from '../../ui/error-words.ts';
import { acknowledgeCase } from './api.ts';

/** Acknowledges a red case; the mark goes once the gateway has it. */
export function useAcknowledge() {
  const { t } = useTranslation();
  const { store } = useLive();
  const { message } = App.useApp();
  return useMutation({
    mutationFn: acknowledgeCase,
    onSuccess: (_answer, caseCode) => store.acknowledge(caseCode),
    onError: (error) => void message.error(t('case.acknowledgeFailed', { reason: errorWords(error, t) })),
  });
}
