import type { CaseDetail } from '@fengqiao/contract/cases';
import { Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';

interface HandlersFieldProps {
  detail: CaseDetail;
  /** Name of the field in its form. */
  name: string;
  label: string;
  /** At least one account. */
  needed?: boolean;
}

/** Accounts by name: those of the case are offered, others are typed; the gateway says which of them cannot be. */
export function HandlersField({ detail, name, label, needed = false }: HandlersFieldProps) {
  const { t } = useTranslation();
  const { handlers } = detail.confidentiality;
  return (
    <Form.Item
      name={name}
      label={label}
      extra={t('confidential.accountsHint')}
      rules={needed ? [{ required: true, message: t('confidential.needed') }] : []}
    >
      <Select
        mode="tags"
        tokenSeparators={[' ', ',', ';']}
        maxCount={20}
        placeholder={t('confidential.accounts')}
        options={handlers.map(({ account, displayName }) => ({
          value: account,
          label: `${displayName} (${account})`,
        }))}
      />
    </Form.Item>
  );
}
