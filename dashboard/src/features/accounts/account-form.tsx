import type { Account, Role } from '@fengqiao/contract/accounts';
import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../../i18n/setup.ts';
import { referenceQuery } from '../../lib/reference.ts';
import { AreaSelect } from '../../ui/area-select.tsx';
import { FormProblem } from '../../ui/form-problem.tsx';
import type { AccountFields } from './account-change.ts';
import { terminalChoicesQuery, wallChoicesQuery } from './api.ts';
import { RoleField } from './role-field.tsx';

interface AccountFormProps {
  /** Roles that the administrator may give. */
  choices: readonly Role[];
  /** The account to change; none = a new one. */
  account?: Account;
  submit: string;
  busy: boolean;
  error: unknown;
  onSubmit: (fields: AccountFields) => void;
}

/** Who, as what, where; for an account that exists also on which machines. */
export function AccountForm({ choices, account, submit, busy, error, onSubmit }: AccountFormProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<AccountFields>();
  const role = Form.useWatch('role', form) ?? account?.role;
  const needed = { required: true, message: t('accounts.needed') };
  return (
    <Form<AccountFields>
      form={form}
      layout="vertical"
      requiredMark={false}
      onFinish={onSubmit}
      {...(account ? { initialValues: fieldsOf(account) } : {})}
    >
      <FormProblem error={error} />
      {!account && (
        <Form.Item
          name="account"
          label={t('session.account')}
          extra={t('session.accountRule')}
          rules={[needed, { pattern: /^[a-z0-9][a-z0-9._-]{2,59}$/, message: t('session.accountRule') }]}
        >
          <Input autoFocus autoComplete="off" spellCheck={false} maxLength={60} />
        </Form.Item>
      )}
      <Form.Item name="displayName" label={t('session.displayName')} rules={[needed]}>
        <Input autoComplete="off" maxLength={60} />
      </Form.Item>
      <RoleField role={role} choices={choices} />
      <Form.Item name="areaCode" label={t('accounts.area')} extra={t('accounts.areaHint')} rules={[needed]}>
        <AreaSelect {...(account ? { name: account.areaName } : {})} />
      </Form.Item>
      {role === 'kiosk' ? <WallField /> : <DepartmentField />}
      {account && <TerminalsField />}
      <Button type="primary" htmlType="submit" loading={busy}>
        {submit}
      </Button>
    </Form>
  );
}

const fieldsOf = ({ account, displayName, role, areaCode, department, wallId, terminals }: Account) => ({
  account,
  displayName,
  role,
  areaCode,
  department,
  wallId,
  terminals: terminals.map(({ id }) => id),
});

function DepartmentField() {
  const { t } = useTranslation();
  const { data } = useQuery(referenceQuery);
  const options = (data?.departments ?? []).map(({ code, label }) => ({
    value: code,
    label: label[currentLanguage()],
  }));
  return (
    <Form.Item name="department" label={t('accounts.department')} extra={t('accounts.departmentHint')}>
      <Select
        options={options}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={t('common.none')}
      />
    </Form.Item>
  );
}

function WallField() {
  const { t } = useTranslation();
  const { data } = useQuery(wallChoicesQuery);
  const options = (data?.items ?? []).map(({ id, name }) => ({ value: id, label: `${name} (${id})` }));
  return (
    <Form.Item
      name="wallId"
      label={t('accounts.wall')}
      extra={t('accounts.wallHint')}
      rules={[{ required: true, message: t('accounts.needed') }]}
    >
      <Select options={options} />
    </Form.Item>
  );
}

function TerminalsField() {
  const { t } = useTranslation();
  const { data } = useQuery(terminalChoicesQuery);
  const options = (data ?? []).map(({ id, name, place }) => ({
    value: id,
    label: place ? `${name} · ${place}` : name,
  }));
  return (
    <Form.Item name="terminals" label={t('accounts.terminals')} extra={t('accounts.terminalsHint')}>
      <Select
        mode="multiple"
        options={options}
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={t('accounts.noTerminal')}
      />
    </Form.Item>
  );
}
