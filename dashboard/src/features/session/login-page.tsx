import type { Credentials } from '@fengqiao/contract/accounts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { sessionQuery } from '../../lib/session.ts';
import { logIn } from './api.ts';
import { Gate } from './gate.tsx';
import { Problem } from './problem.tsx';

/** `/login`: account and password; afterwards back to where the visitor was going. */
export function LoginPage() {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const router = useRouter();
  const { next } = useSearch({ from: '/login' });
  const login = useMutation({
    mutationFn: logIn,
    onSuccess: async (session) => {
      queryClient.setQueryData(sessionQuery.queryKey, session);
      if (next) router.history.push(next);
      else await navigate({ to: '/' });
    },
  });
  return (
    <Gate title={t('session.logIn')}>
      <Form<Credentials> layout="vertical" requiredMark={false} onFinish={(values) => login.mutate(values)}>
        <Problem error={login.error} />
        <Form.Item
          name="account"
          label={t('session.account')}
          rules={[{ required: true, message: t('session.accountNeeded') }]}
        >
          <Input autoComplete="username" autoFocus size="large" maxLength={60} spellCheck={false} />
        </Form.Item>
        <Form.Item
          name="password"
          label={t('session.password')}
          rules={[{ required: true, message: t('session.passwordNeeded') }]}
        >
          <Input.Password autoComplete="current-password" size="large" maxLength={200} />
        </Form.Item>
        <Button type="primary" htmlType="submit" size="large" block loading={login.isPending}>
          {t('session.logIn')}
        </Button>
      </Form>
    </Gate>
  );
}
