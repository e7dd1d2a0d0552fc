import type { CaseDetail } from '@fengqiao/contract/cases';
import { Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { ConfidentialDialog } from './confidential-dialog.tsx';
import { HandlersField } from './handlers-field.tsx';
import { useConfidentialActions } from './use-confidential-actions.ts';

/** Names the handling team of a case: its members read it as written. */
export function HandlersDialog({ detail, onClose }: { detail: CaseDetail; onClose: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ handlers: string[] }>();
  const { name } = useConfidentialActions(detail.caseCode);
  return (
    <ConfidentialDialog
      title={t('confidential.open.handlers')}
      notice={t('confidential.handlersNotice')}
      okText={t('confidential.send.handlers')}
      form={form}
      initialValues={{ handlers: detail.confidentiality.handlers.map(({ account }) => account) }}
      busy={name.isPending}
      error={name.error}
      onSend={({ handlers }) => name.mutate(handlers, { onSuccess: onClose })}
      onClose={onClose}
    >
      <HandlersField
        caseCode={detail.caseCode}
        name="handlers"
        label={t('confidential.handlersLabel')}
        needed={detail.confidentiality.sealed}
      />
    </ConfidentialDialog>
  );
}
