import type { CaseDetail } from '@fengqiao/contract/cases';
import type { SealInput } from '@fengqiao/contract/confidentiality';
import { useQuery } from '@tanstack/react-query';
import { Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { sessionQuery } from '../../lib/session.ts';
import { ConfidentialDialog } from './confidential-dialog.tsx';
import { HandlersField } from './handlers-field.tsx';
import { ReasonField } from './reason-field.tsx';
import { useConfidentialActions } from './use-confidential-actions.ts';

/** Seals a case: from then on it is there for the named handlers only, of whom whoever seals is one. */
export function SealDialog({ detail, onClose }: { detail: CaseDetail; onClose: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<SealInput>();
  const { data: session } = useQuery(sessionQuery);
  const { seal } = useConfidentialActions(detail.caseCode);
  const named = detail.confidentiality.handlers.map(({ account }) => account);
  const own = session ? [session.account] : [];
  return (
    <ConfidentialDialog
      title={t('confidential.open.seal')}
      notice={t('confidential.sealNotice')}
      okText={t('confidential.send.seal')}
      form={form}
      initialValues={{ handlers: [...new Set([...own, ...named])] }}
      busy={seal.isPending}
      error={seal.error}
      onSend={(values) => seal.mutate(values, { onSuccess: onClose })}
      onClose={onClose}
    >
      <HandlersField
        caseCode={detail.caseCode}
        name="handlers"
        label={t('confidential.handlersLabel')}
        needed
      />
      <ReasonField />
    </ConfidentialDialog>
  );
}
