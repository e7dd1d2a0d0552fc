import type { Viewing } from '@fengqiao/contract/viewings';
import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorWords } from '../../ui/error-words.ts';
import { useViewingActions } from './use-viewings.ts';
import styles from './viewings.module.css';

const shortestReason = 4;

/** Agrees with two clicks, refuses with a reason: neither happens by a slip of the hand. */
export function DecisionButtons({ viewing }: { viewing: Viewing }) {
  const { t } = useTranslation();
  const [step, setStep] = useState<'choose' | 'approve' | 'refuse'>('choose');
  const { decide } = useViewingActions();
  const back = <Button onClick={() => setStep('choose')}>{t('common.cancel')}</Button>;
  return (
    <div className={styles.decision}>
      {step === 'choose' && (
        <>
          <Button type="primary" onClick={() => setStep('approve')}>
            {t('viewing.approve')}
          </Button>
          <Button onClick={() => setStep('refuse')}>{t('viewing.refuse')}</Button>
        </>
      )}
      {step === 'approve' && (
        <>
          <Button
            type="primary"
            autoFocus
            loading={decide.isPending}
            onClick={() => decide.mutate({ id: viewing.id, decision: 'approved' })}
          >
            {t('viewing.approveSure', { minutes: viewing.minutes })}
          </Button>
          {back}
        </>
      )}
      {step === 'refuse' && (
        <Refusal
          busy={decide.isPending}
          onRefuse={(reason) => decide.mutate({ id: viewing.id, decision: 'refused', reason })}
        >
          {back}
        </Refusal>
      )}
      {decide.error && (
        <p role="alert" className={styles.problem}>
          {errorWords(decide.error, t)}
        </p>
      )}
    </div>
  );
}

interface RefusalProps {
  busy: boolean;
  onRefuse: (reason: string) => void;
  children: ReactNode;
}

function Refusal({ busy, onRefuse, children }: RefusalProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const short = reason.trim().length < shortestReason;
  return (
    <form
      className={styles.refusal}
      onSubmit={(event) => {
        event.preventDefault();
        if (!short) onRefuse(reason.trim());
      }}
    >
      <Input
        autoFocus
        value={reason}
        maxLength={300}
        aria-label={t('viewing.refusalReason')}
        placeholder={t('viewing.refusalReason')}
        onChange={(event) => setReason(event.target.value)}
      />
      <Button danger htmlType="submit" disabled={short} loading={busy}>
        {t('viewing.refuseSure')}
      </Button>
      {children}
    </form>
  );
}
