import type { Letter, LetterStep } from '@fengqiao/contract/letters';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormProblem } from '../../ui/form-problem.tsx';
import styles from '../../ui/page.module.css';
import { type LetterAction, saveLetter } from './api.ts';
import { type SayingStep, StepDialog, sayingSteps } from './step-dialog.tsx';
import { useSteps } from './use-steps.ts';

/** The request of each step, in the order of the buttons. */
const actions: readonly (readonly [LetterStep, LetterAction])[] = [
  ['issued', 'issue'],
  ['received', 'receive'],
  ['replied', 'reply'],
  ['assigned', 'assign'],
  ['coordinated', 'coordinate'],
  ['reminded', 'remind'],
  ['withdrawn', 'withdraw'],
];

const isSaying = (action: LetterAction): action is SayingStep =>
  (sayingSteps as readonly LetterAction[]).includes(action);

/** What this account may do with the letter now, and its files. */
export function LetterActions({ letter }: { letter: Letter }) {
  const { t } = useTranslation();
  const steps = useSteps(letter.id);
  const save = useMutation({ mutationFn: (format: 'docx' | 'pdf') => saveLetter(letter, format) });
  const [saying, setSaying] = useState<SayingStep | null>(null);
  const shown = actions.filter(([step]) => letter.may.includes(step));
  return (
    <>
      <div className={styles.buttons}>
        {shown.map(([, action], index) => (
          <Button
            key={action}
            {...(index === 0 ? { type: 'primary' as const } : {})}
            danger={action === 'withdraw'}
            loading={steps.isPending && steps.variables?.action === action}
            onClick={() => (isSaying(action) ? setSaying(action) : steps.mutate({ action }))}
          >
            {t(`letters.do.${action}`)}
          </Button>
        ))}
        {letter.may.includes('drafted') && (
          <Link to="/letters/new" search={{ draft: letter.id }}>
            <Button>{t('letters.do.edit')}</Button>
          </Link>
        )}
        {letter.asWritten &&
          (['docx', 'pdf'] as const).map((format) => (
            <Button
              key={format}
              loading={save.isPending && save.variables === format}
              onClick={() => save.mutate(format)}
            >
              {t(`letters.save.${format}`)}
            </Button>
          ))}
      </div>
      <FormProblem error={saying === null ? (steps.error ?? save.error) : null} />
      {saying !== null && (
        <StepDialog letter={letter} action={saying} steps={steps} onClose={() => setSaying(null)} />
      )}
    </>
  );
}
