import type { CaseDetail } from '@fengqiao/contract/cases';
import { Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { ConfidentialDialog } from './confidential-dialog.tsx';
import { ReasonField } from './reason-field.tsx';
import { useConfidentialActions } from './use-confidential-actions.ts';

/** Opens a sealed case again for everybody whose area and role reach it. */
export function UnsealDialog({ detail, onClose }: { detail: CaseDetail; onClose: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ reason: string }>();
  const { unseal } = useConfidentialActions(detail.caseCode);
  return (
    <ConfidentialDialog
      title={t('confidential.open.unseal')}
      notice={t('confidential.unsealNotice')}
      okText={t('confidential.send.unseal')}
      form={form}
      busy={unseal.isPending}
      error={unseal.error}
      onSend={({ reason }) => unseal.mutate(reason, { onSuccess: onClose })}
      onClose={onClose}
    >
      <ReasonField />
    </ConfidentialDialog>
  );
}
