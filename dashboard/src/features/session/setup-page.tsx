import type { FirstAdministrator } from '@fengqiao/contract/accounts';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { FormProblem } from '../../ui/form-problem.tsx';
import { createFirstAdministrator } from './api.ts';
import { Gate } from './gate.tsx';

/** `/setup`: the first administrator of an empty system, possible once. */
export function SetupPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const create = useMutation({
    mutationFn: createFirstAdministrator,
    onSuccess: () => navigate({ to: '/login' }),
  });
  const needed = (label: string) => ({ required: true, message: t('session.fieldNeeded', { label }) });
  return (
    <Gate title={t('session.setUp')}>
      <p>{t('session.setUpHint')}</p>
      <Form<FirstAdministrator>
        layout="vertical"
        requiredMark={false}
        onFinish={(values) => create.mutate(values)}
      >
        <FormProblem error={create.error} />
        <Form.Item
          name="setupCode"
          label={t('session.setupCode')}
          extra={t('session.setupCodeHint')}
          rules={[needed(t('session.setupCode')), { min: 8, message: t('session.setupCodeHint') }]}
        >
          <Input autoFocus autoComplete="off" spellCheck={false} />
        </Form.Item>
        <Form.Item
          name="displayName"
          label={t('session.displayName')}
          rules={[needed(t('session.displayName'))]}
        >
          <Input autoComplete="name" maxLength={60} />
        </Form.Item>
        <Form.Item
          name="account"
          label={t('session.account')}
          extra={t('session.accountRule')}
          rules={[
            needed(t('session.account')),
            { pattern: /^[a-z0-9][a-z0-9._-]{2,59}$/, message: t('session.accountRule') },
          ]}
        >
          <Input autoComplete="username" spellCheck={false} />
        </Form.Item>
        <Form.Item
          name="password"
          label={t('session.password')}
          extra={t('session.passwordRule')}
          rules={[needed(t('session.password')), { min: 12, message: t('session.passwordRule') }]}
        >
          <Input.Password autoComplete="new-password" maxLength={200} />
        </Form.Item>
        <Form.Item
          name="areaCode"
          label={t('session.areaCode')}
          extra={t('session.areaCodeRule')}
          rules={[
            needed(t('session.areaCode')),
            { pattern: /^(\d{6}|\d{9}|\d{12}|\d{15})$/, message: t('session.areaCodeRule') },
          ]}
        >
          <Input inputMode="numeric" />
        </Form.Item>
        <Button type="primary" htmlType="submit" block loading={create.isPending}>
          {t('session.createAdministrator')}
        </Button>
      </Form>
    </Gate>
  );
}
