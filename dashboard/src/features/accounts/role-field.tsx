import { type Role, roles } from '@fengqiao/contract/accounts';
import { Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';

/** The role, with what it may do in words under it. */
export function RoleField({ role }: { role: Role | undefined }) {
  const { t } = useTranslation();
  return (
    <Form.Item
      name="role"
      label={t('accounts.role')}
      extra={role && t(`session.may.${role}`)}
      rules={[{ required: true, message: t('accounts.needed') }]}
    >
      <Select
        options={roles.map((value) => ({ value, label: t(`session.role.${value}`) }))}
        listHeight={400}
        placeholder={t('accounts.chooseRole')}
      />
    </Form.Item>
  );
}
