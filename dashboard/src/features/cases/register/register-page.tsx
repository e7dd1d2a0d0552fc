import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Form } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import styles from '../../../ui/page.module.css';
import { PanelError } from '../../../ui/panel.tsx';
import { registerCase } from '../acts/api.ts';
import { MatterFields } from './matter-fields.tsx';
import { newCaseOf, type RegisterForm } from './new-case.ts';
import { PlaceFields } from './place-fields.tsx';
import own from './register.module.css';
import { RouteHint } from './route-hint.tsx';

/** `/cases/new`: a matter is taken in once (统一受理) and gets its code; the page of the case follows. */
export function RegisterPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [form] = Form.useForm<RegisterForm>();
  const id = useRef(crypto.randomUUID());
  const register = useMutation({
    mutationFn: (values: RegisterForm) => registerCase(newCaseOf(id.current, values)),
    onSuccess: ({ caseCode }) => void navigate({ to: '/cases/$caseCode', params: { caseCode } }),
  });
  return (
    <div className={styles.wide}>
      <div className={styles.head}>
        <h1 className={styles.title}>{t('act.register.title')}</h1>
      </div>
      <p className={styles.lead}>{t('act.register.lead')}</p>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        disabled={register.isPending}
        initialValues={{ channel: 'onsite', intakeClass: 'dispute' }}
        onFinish={(values) => register.mutate(values)}
        className={own.form ?? ''}
      >
        <MatterFields />
        <PlaceFields />
        <div className={own.end}>
          <RouteHint />
          {register.error && <PanelError error={register.error} />}
          <Button type="primary" htmlType="submit" loading={register.isPending}>
            {t('act.register.send')}
          </Button>
        </div>
      </Form>
    </div>
  );
}
