import type { Role } from '@fengqiao/contract/accounts';
import { useQuery } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { candidatesQuery } from './confidential-api.ts';

interface HandlersFieldProps {
  caseCode: string;
  /** Name of the field in its form. */
  name: string;
  label: string;
  /** At least one account. */
  needed?: boolean;
  /** Only accounts with this role. */
  onlyRole?: Role;
}

/** Accounts of the case: the colleagues who can be named are offered, found by name or account. */
export function HandlersField({ caseCode, name, label, needed = false, onlyRole }: HandlersFieldProps) {
  const { t } = useTranslation();
  const { data, isPending } = useQuery(candidatesQuery(caseCode));
  const offered = (data?.items ?? []).filter((each) => onlyRole === undefined || each.role === onlyRole);
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
        loading={isPending}
        placeholder={t('confidential.accounts')}
        optionFilterProp="label"
        options={offered.map(({ account, displayName, role }) => ({
          value: account,
          label: `${displayName} · ${t(`session.role.${role}`)} (${account})`,
        }))}
      />
    </Form.Item>
  );
}
