import type { FirstAdministrator } from '@fengqiao/contract/accounts';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { terminalAbility } from '../../lib/terminal/ability.ts';
import { FormProblem } from '../../ui/form-problem.tsx';
import { challengeQuery, createFirstAdministrator } from './api.ts';
import styles from './gate.module.css';
import { Gate } from './gate.tsx';
import { InsecureWords } from './terminal-note.tsx';

/** `/setup`: the first administrator of an empty system, possible once. */
export function SetupPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const create = useMutation({
    mutationFn: createFirstAdministrator,
    onSuccess: (code) => (code === null ? navigate({ to: '/login' }) : undefined),
  });
  const { data: challenge } = useQuery(challengeQuery);
  // An administrator whose machine cannot become a terminal would be locked out at once.
  const insecure =
    challenge?.terminals === 'required' &&
    challenge.proof !== 'certificate' &&
    terminalAbility() === 'insecure';
  if (create.data) return <EnrolLater code={create.data} />;
  const needed = (label: string) => ({ required: true, message: t('session.fieldNeeded', { label }) });
  return (
    <Gate title={t('session.setUp')}>
      <p>{t('session.setUpHint')}</p>
      {insecure && (
        <p className={styles.note} data-warn>
          <InsecureWords />
        </p>
      )}
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
        <Button type="primary" htmlType="submit" block disabled={insecure} loading={create.isPending}>
          {t('session.createAdministrator')}
        </Button>
      </Form>
    </Gate>
  );
}

/** The administrator exists, but this machine is no terminal yet. */
function EnrolLater({ code }: { code: string }) {
  const { t } = useTranslation();
  return (
    <Gate title={t('session.setUp')}>
      <p className={styles.lead}>{t('session.setUpEnrol')}</p>
      <p>
        <code className={styles.code}>{code}</code>
      </p>
      <Button type="primary" block href="/enrol">
        {t('session.terminal.enrol')}
      </Button>
    </Gate>
  );
}
