import type { Letter } from '@fengqiao/contract/letters';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { useReferenceWords } from '../../lib/reference.ts';
import { dateTimeOf } from '../../lib/time.ts';
import page from '../../ui/page.module.css';
import { Panel } from '../../ui/panel.tsx';
import { panelState } from '../../ui/panel-state.ts';
import { letterQuery } from './api.ts';
import { dueText } from './due-text.ts';
import { LetterActions } from './letter-actions.tsx';
import { LetterAttachments } from './letter-attachments.tsx';
import { LetterPaper } from './letter-paper.tsx';
import { stateOf } from './letter-table.tsx';
import styles from './letters.module.css';

/** The letter that the address names, beside the register. */
export function LetterDrawer({ id }: { id: string | undefined }) {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/letters' });
  return (
    <Drawer
      open={id !== undefined}
      onClose={() => void navigate({ to: '/letters', search: ({ id: _, ...rest }) => rest })}
      size="50rem"
      title={t('letters.letter')}
      getContainer={() => document.getElementById('root') ?? document.body}
      destroyOnHidden
    >
      {id !== undefined && <LetterView id={id} />}
    </Drawer>
  );
}

function LetterView({ id }: { id: string }) {
  const { t } = useTranslation();
  const query = useQuery(letterQuery(id));
  return (
    <Panel
      title={t('letters.letter')}
      hideTitle
      state={panelState(query)}
      onRetry={() => void query.refetch()}
    >
      {query.data && <LetterSheet letter={query.data} />}
    </Panel>
  );
}

function LetterSheet({ letter }: { letter: Letter }) {
  const { t } = useTranslation();
  const { asWritten, dueAt, dueReason, overdue, caseCodes, cases, reply } = letter;
  return (
    <article>
      <p>
        <strong className={overdue ? page.bad : undefined}>{t(`letters.state.${stateOf(letter)}`)}</strong>
        {' · '}
        {dueAt === null ? t('letters.noAnswer') : t('letters.answerBy', { time: dueText(dueAt) })}
      </p>
      <LetterActions letter={letter} />
      {!asWritten && <p className={page.notice}>{t('letters.masked')}</p>}
      <LetterPaper letter={letter} />
      {dueReason !== null && <p className={page.faint}>{t('letters.dueBecause', { reason: dueReason })}</p>}
      <LetterAttachments letter={letter} />
      {reply !== null && (
        <>
          <h3 className={styles.heading}>{t('letters.reply')}</h3>
          <p className={styles.reply}>{reply}</p>
        </>
      )}
      <h3 className={styles.heading}>{t('letters.cases', { count: cases })}</h3>
      {caseCodes.map((caseCode) => (
        <p key={caseCode}>
          <Link to="/cases/$caseCode" params={{ caseCode }}>
            {caseCode}
          </Link>
        </p>
      ))}
      {caseCodes.length < cases && <p className={page.faint}>{t('letters.casesHidden')}</p>}
      <History letter={letter} />
    </article>
  );
}

function History({ letter: { history } }: { letter: Letter }) {
  const { t } = useTranslation();
  const words = useReferenceWords();
  return (
    <>
      <h3 className={styles.heading}>{t('letters.history')}</h3>
      <ol className={styles.history}>
        {history.map(({ step, at, displayName, department, words: said }) => (
          <li key={`${step} ${at}`}>
            {dateTimeOf(at)} {t(`letters.step.${step}`)} · {displayName}
            {department !== null && ` → ${words.department(department)}`}
            {said !== null && <div className={page.faint}>{said}</div>}
          </li>
        ))}
      </ol>
    </>
  );
}
