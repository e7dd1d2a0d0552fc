import type { CaseDetail } from '@fengqiao/contract/cases';
import { type UnmaskInput, unmaskPurposes } from '@fengqiao/contract/confidentiality';
import { useQuery } from '@tanstack/react-query';
import { Form, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { sessionQuery } from '../../lib/session.ts';
import { ConfidentialDialog } from './confidential-dialog.tsx';
import { ReasonField } from './reason-field.tsx';
import { useConfidentialActions } from './use-confidential-actions.ts';

/** Offered lengths, minutes; the longest is the gateway's. */
const lengths = [5, 10, 15, 30];

/** Asks to read a case as written for a while, for one of the purposes of the reader's role. */
export function UnmaskDialog({ detail, onClose }: { detail: CaseDetail; onClose: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<UnmaskInput>();
  const { data: session } = useQuery(sessionQuery);
  const { unmask } = useConfidentialActions(detail.caseCode);
  const purposes = (session && unmaskPurposes[session.role]) ?? [];
  return (
    <ConfidentialDialog
      title={t('confidential.open.unmask')}
      notice={t('confidential.unmaskNotice')}
      okText={t('confidential.send.unmask')}
      form={form}
      initialValues={{ minutes: 10 }}
      busy={unmask.isPending}
      error={unmask.error}
      onSend={(values) => unmask.mutate(values, { onSuccess: onClose })}
      onClose={onClose}
    >
      <Form.Item
        name="purpose"
        label={t('confidential.purposeLabel')}
        rules={[{ required: true, message: t('confidential.needed') }]}
      >
        <Select
          placeholder={t('confidential.choose')}
          options={purposes.map((value) => ({ value, label: t(`confidential.purpose.${value}`) }))}
        />
      </Form.Item>
      <ReasonField />
      <Form.Item name="minutes" label={t('confidential.minutes')}>
        <Radio.Group
          optionType="button"
          buttonStyle="solid"
          options={lengths.map((value) => ({ value, label: t('viewing.minutesOf', { count: value }) }))}
        />
      </Form.Item>
    </ConfidentialDialog>
  );
}
