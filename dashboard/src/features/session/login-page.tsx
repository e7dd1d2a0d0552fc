import type { Credentials, Session } from '@fengqiao/contract/accounts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../lib/api.ts';
import { clockNow } from '../../lib/clock.ts';
import { sessionQuery } from '../../lib/session.ts';
import { FormProblem } from '../../ui/form-problem.tsx';
import { logIn } from './api.ts';
import { CodeField } from './code-field.tsx';
import { ElsewhereNote } from './elsewhere-note.tsx';
import { Gate } from './gate.tsx';
import { LockedNote } from './locked-note.tsx';
import { TerminalNote } from './terminal-note.tsx';

const codeOf = (error: unknown) => (error instanceof ApiError ? error.code : '');

/** Knows from a refusal what the form has to show. */
function useLogin(onDone: (session: Session) => Promise<void>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (credentials: Credentials) => {
      try {
        return await logIn(credentials);
      } catch (error) {
        if (error instanceof ApiError && error.code === 'session.locked')
          throw Object.assign(error, { lockedUntil: clockNow() + (error.retryAfterS ?? 0) * 1000 });
        throw error;
      }
    },
    onSuccess: async (session) => {
      queryClient.setQueryData(sessionQuery.queryKey, session);
      await onDone(session);
    },
  });
}

const lockedUntil = (error: unknown): number | null =>
  (error as { lockedUntil?: number } | null)?.lockedUntil ?? null;

/** Refusals that the form answers by asking for something. */
const spokenOtherwise = ['session.secondFactor', 'session.elsewhere'];

/** `/login`: account and password, the six digits where the account has them; afterwards to where the visitor was going. */
export function LoginPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const router = useRouter();
  const { next } = useSearch({ from: '/login' });
  const login = useLogin(async () => {
    if (next) router.history.push(next);
    else await navigate({ to: '/' });
  });
  const code = codeOf(login.error);
  const until = lockedUntil(login.error);
  const asksCode =
    ['session.secondFactor', 'session.badSecondFactor'].includes(code) || login.variables?.code;
  return (
    <Gate title={t('session.logIn')}>
      <Form<Credentials>
        layout="vertical"
        requiredMark={false}
        onFinish={({ account, password, code }) =>
          login.mutate({ account: account.trim(), password, ...(code ? { code } : {}) })
        }
      >
        {until === null ? (
          <FormProblem error={spokenOtherwise.includes(code) ? null : login.error} />
        ) : (
          <LockedNote until={until} />
        )}
        <ElsewhereNote
          error={login.error}
          busy={login.isPending}
          onTakeOver={() => login.variables && login.mutate({ ...login.variables, takeOver: true })}
        />
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
        {asksCode && <CodeField hint={t('session.codeHint')} />}
        <Button type="primary" htmlType="submit" size="large" block loading={login.isPending}>
          {t('session.logIn')}
        </Button>
      </Form>
      <TerminalNote refused={code === 'session.badTerminal'} />
    </Gate>
  );
}
