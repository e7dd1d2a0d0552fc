import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, QRCode } from 'antd';
import { useTranslation } from 'react-i18next';
import { sessionQuery } from '../../lib/session.ts';
import { colors } from '../../theme/tokens.ts';
import { FormProblem } from '../../ui/form-problem.tsx';
import styles from './account.module.css';
import { confirmSecondFactor, offerSecondFactor, removeSecondFactor } from './api.ts';
import { CodeField } from './code-field.tsx';

/** The six digits from a phone that this account logs in with as well: set, or take away. */
export function SecondFactor({ on }: { on: boolean }) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="factor-title">
      <h2 id="factor-title" className={styles.heading}>
        {t('session.factor.title')}
      </h2>
      <p className={styles.faint}>{t(on ? 'session.factor.on' : 'session.factor.off')}</p>
      {on ? <RemoveFactor /> : <SetFactor />}
    </section>
  );
}

/** The session says whether there is a second factor; it is asked for anew after a change. */
function useRefresh() {
  const queryClient = useQueryClient();
  return () => queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey });
}

function SetFactor() {
  const { t } = useTranslation();
  const refresh = useRefresh();
  const offer = useMutation({ mutationFn: offerSecondFactor });
  const confirm = useMutation({ mutationFn: confirmSecondFactor, onSuccess: refresh });
  if (!offer.data)
    return (
      <>
        <FormProblem error={offer.error} />
        <Button onClick={() => offer.mutate()} loading={offer.isPending}>
          {t('session.factor.begin')}
        </Button>
      </>
    );
  return (
    <>
      <p>{t('session.factor.scan')}</p>
      <div className={styles.factor}>
        {/* Dark on light with a margin: many phones read nothing else. */}
        <QRCode
          value={offer.data.uri}
          type="svg"
          color={colors.canvas}
          bgColor="#fff"
          bordered={false}
          marginSize={4}
          size={184}
          aria-label={t('session.factor.picture')}
        />
        <div>
          <div className={styles.faint}>{t('session.factor.type')}</div>
          <code className={styles.secret}>{offer.data.secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
        </div>
      </div>
      <Form<{ code: string }>
        layout="vertical"
        requiredMark={false}
        onFinish={({ code }) => confirm.mutate(code)}
      >
        <FormProblem error={confirm.error} />
        <CodeField />
        <Button type="primary" htmlType="submit" loading={confirm.isPending}>
          {t('session.factor.confirm')}
        </Button>
      </Form>
    </>
  );
}

function RemoveFactor() {
  const { t } = useTranslation();
  const refresh = useRefresh();
  const remove = useMutation({ mutationFn: removeSecondFactor, onSuccess: refresh });
  return (
    <Form<{ code: string }>
      layout="vertical"
      requiredMark={false}
      onFinish={({ code }) => remove.mutate(code)}
    >
      <FormProblem error={remove.error} />
      <CodeField />
      <Button danger htmlType="submit" loading={remove.isPending}>
        {t('session.factor.remove')}
      </Button>
    </Form>
  );
}
