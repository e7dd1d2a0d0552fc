import { CheckOutlined, MinusOutlined } from '@ant-design/icons';
import type { PasswordChange } from '@fengqiao/contract/accounts';
import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { FormProblem } from '../../ui/form-problem.tsx';
import { changePassword } from './api.ts';
import styles from './gate.module.css';
import { passwordSigns } from './password-signs.ts';

interface PasswordFormProps {
  account: string;
  onChanged: () => void;
}

interface Fields extends PasswordChange {
  again: string;
}

/** Changes one's own password. What can be told before sending is told while typing; the gateway judges, and says why. */
export function PasswordForm({ account, onChanged }: PasswordFormProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Fields>();
  const typed = Form.useWatch('next', form) ?? '';
  const change = useMutation({
    mutationFn: changePassword,
    onSuccess: () => {
      form.resetFields();
      onChanged();
    },
  });
  return (
    <Form<Fields>
      form={form}
      layout="vertical"
      requiredMark={false}
      onFinish={({ current, next }) => change.mutate({ current, next })}
    >
      <FormProblem error={change.error} />
      {/* For the browser's own store of passwords. */}
      <input
        className="visually-hidden"
        autoComplete="username"
        value={account}
        readOnly
        tabIndex={-1}
        aria-hidden
      />
      <Form.Item
        name="current"
        label={t('session.change.current')}
        rules={[{ required: true, message: t('session.passwordNeeded') }]}
      >
        <Input.Password autoComplete="current-password" maxLength={200} />
      </Form.Item>
      <Form.Item
        name="next"
        label={t('session.change.next')}
        extra={<Signs password={typed} account={account} />}
        rules={[{ required: true, message: t('session.passwordNeeded') }]}
      >
        <Input.Password autoComplete="new-password" maxLength={200} />
      </Form.Item>
      <Form.Item
        name="again"
        label={t('session.change.again')}
        dependencies={['next']}
        rules={[
          { required: true, message: t('session.change.againNeeded') },
          ({ getFieldValue }) => ({
            validator: (_, value) =>
              !value || value === getFieldValue('next')
                ? Promise.resolve()
                : Promise.reject(new Error(t('session.change.different'))),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={200} />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={change.isPending}>
        {t('session.change.submit')}
      </Button>
    </Form>
  );
}

/** What a good password has, each line with whether it is there. */
function Signs({ password, account }: { password: string; account: string }) {
  const { t } = useTranslation();
  return (
    <ul className={styles.signs} aria-live="polite">
      {passwordSigns(password, account).map(({ name, good }) => (
        <li key={name} data-good={good || undefined}>
          {good ? <CheckOutlined aria-hidden="true" /> : <MinusOutlined aria-hidden="true" />}
          {t(`session.sign.${name}`)}
          <span className="visually-hidden">{t(good ? 'common.yes' : 'common.no')}</span>
        </li>
      ))}
    </ul>
  );
}
