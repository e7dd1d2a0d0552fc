import type { LikelyCases, NewCase } from '@fengqiao/contract/case-acts';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import styles from '../../../ui/page.module.css';
import { PanelError } from '../../../ui/panel.tsx';
import { RelatedList } from '../../../ui/related-list.tsx';
import { reportAgain } from '../acts/api.ts';
import { reportOf } from './new-case.ts';
import own from './register.module.css';

interface LikelyStepProps {
  matter: NewCase;
  found: LikelyCases;
  /** It is another matter: register it. */
  onOther: () => void;
  onBack: () => void;
  registering: boolean;
}

/** Asked before a matter is saved that may have been reported before: the clerk decides whether it is the same one (一案一码). */
export function LikelyStep({ matter, found, onOther, onBack, registering }: LikelyStepProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const heading = useRef<HTMLHeadingElement>(null);
  const add = useMutation({
    mutationFn: (caseCode: string) => reportAgain(caseCode, reportOf(matter)),
    onSuccess: ({ caseCode }) => void navigate({ to: '/cases/$caseCode', params: { caseCode } }),
  });
  useEffect(() => heading.current?.focus(), []);
  const busy = add.isPending || registering;
  return (
    <section className={own.likely} aria-labelledby="likely-title">
      <h2 id="likely-title" ref={heading} tabIndex={-1} className={own.likelyTitle}>
        {t('act.register.likely', { count: found.items.length })}
      </h2>
      <p className={styles.faint}>{t('act.register.likelyHint', { count: found.compared })}</p>
      <RelatedList
        items={found.items}
        beside
        action={({ caseCode }) => (
          <Button
            disabled={busy}
            loading={add.isPending && add.variables === caseCode}
            onClick={() => add.mutate(caseCode)}
          >
            {t('act.register.same')}
          </Button>
        )}
      />
      {add.error && <PanelError error={add.error} />}
      <div className={own.decide}>
        <Button type="primary" disabled={busy} loading={registering} onClick={onOther}>
          {t('act.register.other')}
        </Button>
        <Button disabled={busy} onClick={onBack}>
          {t('act.register.back')}
        </Button>
      </div>
    </section>
  );
}
