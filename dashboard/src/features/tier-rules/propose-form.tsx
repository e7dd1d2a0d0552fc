import type { TierRule } from '@fengqiao/contract/profiles';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorDetail, errorWords } from '../../ui/error-words.ts';
import { proposeRules } from './api.ts';
import styles from './tier-rules.module.css';
import { useRulesAction } from './use-rules.ts';

const shortestReason = 4;

interface ProposeFormProps {
  basedOn: string;
  rules: readonly TierRule[];
  /** As an earlier version has them: to go back to it. */
  isRollback: boolean;
  onDone: () => void;
}

/** Proposes what was edited, or an earlier version as it was, with the reason; a second person switches it on. */
export function ProposeForm({ basedOn, rules, isRollback, onDone }: ProposeFormProps) {
  const { t } = useTranslation();
  const [why, setWhy] = useState('');
  const propose = useRulesAction(proposeRules, onDone);
  const short = why.trim().length < shortestReason;
  return (
    <form
      className={styles.line}
      onSubmit={(event) => {
        event.preventDefault();
        if (!short) propose.mutate({ basedOn, rules: [...rules], why: why.trim() });
      }}
    >
      <Input
        className={styles.why ?? ''}
        value={why}
        maxLength={500}
        aria-label={t('tierRules.why')}
        placeholder={t('tierRules.why')}
        onChange={(event) => setWhy(event.target.value)}
      />
      <Button htmlType="submit" type="primary" disabled={short} loading={propose.isPending}>
        {t(isRollback ? 'tierRules.proposeBack' : 'tierRules.propose')}
      </Button>
      <span className={styles.faint}>{t('tierRules.secondPerson')}</span>
      {propose.error && (
        <p role="alert" className={styles.problem}>
          {errorWords(propose.error, t)} {errorDetail(propose.error)}
        </p>
      )}
    </form>
  );
}
