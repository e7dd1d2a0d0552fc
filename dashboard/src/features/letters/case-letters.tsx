import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { sessionQuery } from '../../lib/session.ts';
import page from '../../ui/page.module.css';
import { Panel } from '../../ui/panel.tsx';
import { panelState } from '../../ui/panel-state.ts';
import { lettersQuery } from './api.ts';
import { dueText } from './due-text.ts';
import { stateOf } from './letter-table.tsx';
import styles from './letters.module.css';
import { mayWrite } from './may-write.ts';

/** Letters of one case, and the way to a new one with everything filled in. */
export function CaseLetters({ caseCode }: { caseCode: string }) {
  const { t } = useTranslation();
  const { data: session } = useQuery(sessionQuery);
  const letters = useInfiniteQuery(lettersQuery({ caseCode }));
  const rows = letters.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Panel
      className={styles.part ?? ''}
      title={t('letters.title')}
      note={rows.length || null}
      extra={
        mayWrite(session?.role) && (
          <Link to="/letters/new" search={{ case: caseCode }}>
            <Button size="small">{t('letters.new')}</Button>
          </Link>
        )
      }
      state={panelState(letters, () => rows.length === 0)}
      emptyText={t('letters.noneOfCase')}
      onRetry={() => void letters.refetch()}
    >
      <ul className={styles.history}>
        {rows.map((letter) => (
          <li key={letter.id}>
            <Link to="/letters" search={{ id: letter.id, caseCode }}>
              {letter.number ?? t('letters.state.draft')}
            </Link>{' '}
            {t(`letters.kind.${letter.kind}`)} → {letter.recipient}{' '}
            <span className={letter.overdue ? page.bad : page.faint}>
              {t(`letters.state.${stateOf(letter)}`)}
              {letter.dueAt !== null && ` · ${t('letters.answerBy', { time: dueText(letter.dueAt) })}`}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
