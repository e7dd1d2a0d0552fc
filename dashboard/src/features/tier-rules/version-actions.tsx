import type { TierRulesVersion } from '@fengqiao/contract/tier-rules';
import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sessionQuery } from '../../lib/session.ts';
import { errorWords } from '../../ui/error-words.ts';
import { decideRules, withdrawRules } from './api.ts';
import styles from './tier-rules.module.css';
import { useRulesAction } from './use-rules.ts';

const shortestReason = 4;

/** The second person's word on a proposal, or the author's way back: two clicks each. */
export function VersionActions({ version }: { version: TierRulesVersion }) {
  const { t } = useTranslation();
  const { data: session } = useQuery(sessionQuery);
  const [step, setStep] = useState<'choose' | 'approve' | 'refuse' | 'withdraw'>('choose');
  const [reason, setReason] = useState('');
  const decide = useRulesAction((decision: Parameters<typeof decideRules>[1]) =>
    decideRules(version.version, decision),
  );
  const withdraw = useRulesAction(withdrawRules);
  const isOwn = session?.account === version.draftedBy;
  const error = decide.error ?? withdraw.error;
  const back = (
    <Button size="small" onClick={() => setStep('choose')}>
      {t('common.cancel')}
    </Button>
  );
  return (
    <div className={styles.actions}>
      {step === 'choose' && isOwn && (
        <Button size="small" onClick={() => setStep('withdraw')}>
          {t('tierRules.withdraw')}
        </Button>
      )}
      {step === 'choose' && !isOwn && (
        <>
          <Button size="small" type="primary" onClick={() => setStep('approve')}>
            {t('tierRules.approve')}
          </Button>
          <Button size="small" onClick={() => setStep('refuse')}>
            {t('tierRules.refuse')}
          </Button>
        </>
      )}
      {step === 'withdraw' && (
        <>
          <Button
            size="small"
            danger
            loading={withdraw.isPending}
            onClick={() => withdraw.mutate(version.version)}
          >
            {t('tierRules.withdrawSure')}
          </Button>
          {back}
        </>
      )}
      {step === 'approve' && (
        <>
          <Button
            size="small"
            type="primary"
            autoFocus
            loading={decide.isPending}
            onClick={() => decide.mutate({ decision: 'approved' })}
          >
            {t('tierRules.approveSure')}
          </Button>
          {back}
        </>
      )}
      {step === 'refuse' && (
        <form
          className={styles.actions}
          onSubmit={(event) => {
            event.preventDefault();
            decide.mutate({ decision: 'refused', reason: reason.trim() });
          }}
        >
          <Input
            size="small"
            autoFocus
            maxLength={500}
            value={reason}
            aria-label={t('tierRules.refusalReason')}
            placeholder={t('tierRules.refusalReason')}
            onChange={(event) => setReason(event.target.value)}
          />
          <Button
            size="small"
            danger
            htmlType="submit"
            disabled={reason.trim().length < shortestReason}
            loading={decide.isPending}
          >
            {t('tierRules.refuseSure')}
          </Button>
          {back}
        </form>
      )}
      {error && (
        <p role="alert" className={styles.problem}>
          {errorWords(error, t)}
        </p>
      )}
    </div>
  );
}
