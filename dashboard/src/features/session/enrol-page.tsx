import type { TerminalSummary } from '@fengqiao/contract/terminals';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { terminalAbility } from '../../lib/terminal/ability.ts';
import { enrolThisMachine } from '../../lib/terminal/enrol.ts';
import { FormProblem } from '../../ui/form-problem.tsx';
import { challengeQuery, thisTerminalQuery } from './api.ts';
import styles from './gate.module.css';
import { Gate } from './gate.tsx';
import { InsecureWords, TerminalNote } from './terminal-note.tsx';

/** `/enrol`: the administrator's code in, and this machine is a terminal. */
export function EnrolPage() {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const { data: challenge } = useQuery(challengeQuery);
  const { data: before } = useQuery(thisTerminalQuery);
  const enrol = useMutation({
    mutationFn: enrolThisMachine,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: thisTerminalQuery.queryKey }),
  });
  if (enrol.data) return <Enrolled terminal={enrol.data} />;
  const insecure =
    terminalAbility() === 'insecure' && challenge !== undefined && challenge.proof !== 'certificate';
  return (
    <Gate title={t('session.enrol.title')}>
      <p className={styles.lead}>{t('session.enrol.hint')}</p>
      {before && <TerminalNote enrolLink={false} />}
      {insecure ? (
        <p className={styles.note} data-warn>
          <InsecureWords />
        </p>
      ) : (
        <Form<{ code: string }>
          layout="vertical"
          requiredMark={false}
          onFinish={({ code }) => enrol.mutate(code.trim())}
        >
          <FormProblem error={enrol.error} />
          <Form.Item
            name="code"
            label={t('session.enrol.code')}
            rules={[{ required: true, min: 8, message: t('session.enrol.codeNeeded') }]}
          >
            <Input autoComplete="off" autoFocus size="large" maxLength={80} spellCheck={false} />
          </Form.Item>
          <Button type="primary" htmlType="submit" size="large" block loading={enrol.isPending}>
            {t('session.enrol.submit')}
          </Button>
        </Form>
      )}
      <p className={styles.below}>
        <a href="/login">{t('session.toLogin')}</a>
      </p>
    </Gate>
  );
}

function Enrolled({ terminal }: { terminal: TerminalSummary }) {
  const { t } = useTranslation();
  return (
    <Gate title={t('session.enrol.done')}>
      <div role="status">
        <p className={styles.lead}>{t('session.enrol.doneHint')}</p>
        <dl className={styles.facts}>
          <dt>{t('session.enrol.name')}</dt>
          <dd>{terminal.name}</dd>
          <dt>{t('session.enrol.place')}</dt>
          <dd>{terminal.place || t('common.none')}</dd>
        </dl>
      </div>
      <Button type="primary" size="large" block href="/login">
        {t('session.toLogin')}
      </Button>
    </Gate>
  );
}
