import type { Role } from '@fengqiao/contract/accounts';
import { Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';

/** The role, with what it may do in words under it. */
export function RoleField({ role, choices }: { role: Role | undefined; choices: readonly Role[] }) {
  const { t } = useTranslation();
  return (
    <Form.Item
      name="role"
      label={t('accounts.role')}
      extra={role && t(`session.may.${role}`)}
      rules={[{ required: true, message: t('accounts.needed') }]}
    >
      <Select
        options={choices.map((value) => ({ value, label: t(`session.role.${value}`) }))}
        listHeight={400}
        placeholder={t('accounts.chooseRole')}
      />
    </Form.Item>
  );
}
