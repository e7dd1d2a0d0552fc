import type { LikelyCases, NewCase } from '@fengqiao/contract/case-acts';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Form } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from '../../../ui/page.module.css';
import { PanelError } from '../../../ui/panel.tsx';
import { findLikely, registerCase } from '../acts/api.ts';
import { LikelyStep } from './likely-step.tsx';
import { MatterFields } from './matter-fields.tsx';
import { newCaseOf, questionOf, type RegisterForm } from './new-case.ts';
import { PlaceFields } from './place-fields.tsx';
import own from './register.module.css';
import { RouteHint } from './route-hint.tsx';

/**
 * `/cases/new`: a matter is taken in once (统一受理) and gets its code; the page of the case follows. What may have been reported before
 * is asked about first.
 */
export function RegisterPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [form] = Form.useForm<RegisterForm>();
  const id = useRef(crypto.randomUUID());
  const [asked, setAsked] = useState<{ matter: NewCase; found: LikelyCases } | null>(null);
  const register = useMutation({
    mutationFn: registerCase,
    onSuccess: ({ caseCode }) => void navigate({ to: '/cases/$caseCode', params: { caseCode } }),
  });
  const look = useMutation({
    mutationFn: (matter: NewCase) => findLikely(questionOf(matter)),
    onSuccess: (found, matter) =>
      found.items.length === 0 ? register.mutate(matter) : setAsked({ matter, found }),
  });
  const busy = look.isPending || register.isPending;
  const error = register.error ?? look.error;
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
        disabled={busy || asked !== null}
        initialValues={{ channel: 'onsite', intakeClass: 'dispute' }}
        onFinish={(values) => look.mutate(newCaseOf(id.current, values))}
        className={own.form ?? ''}
      >
        <MatterFields />
        <PlaceFields />
        <div className={own.end}>
          <RouteHint />
          {error && <PanelError error={error} />}
          {asked === null && (
            <Button type="primary" htmlType="submit" loading={busy}>
              {t('act.register.send')}
            </Button>
          )}
        </div>
      </Form>
      {asked !== null && (
        <LikelyStep
          {...asked}
          registering={register.isPending}
          onOther={() => register.mutate(asked.matter)}
          onBack={() => setAsked(null)}
        />
      )}
    </div>
  );
}
