import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { listProps } from '../../lib/keyboard/use-list-keys.ts';
import { useNow } from '../../lib/use-now.ts';
import { useLiveState, useStaleSince } from '../../live/live-context.tsx';
import { Panel } from '../../ui/panel.tsx';
import { panelState } from '../../ui/panel-state.ts';
import { todoQuery } from './api.ts';
import { openCasesQuery } from './open-cases.ts';
import styles from './todo-counts.module.css';
import { entryKey, type TodoEntry, todoEntries } from './todo-entries.ts';
import { isCaseKey, type TodoKey } from './todo-keys.ts';
import { useReasonWords } from './use-reason-words.ts';

/** More rows than anybody reads would only slow the drawer. */
const mostShown = 300;

interface TodoListProps {
  area: string;
  todoKey: TodoKey;
  renderEntry: (entry: TodoEntry, reason: string) => ReactNode;
}

/** The cases and letters behind a count of the to-do, the most urgent first, each with why it waits. */
export function TodoList({ area, todoKey, renderEntry }: TodoListProps) {
  const { t } = useTranslation();
  const cases = useQuery(openCasesQuery(area));
  const waits = useQuery(todoQuery(area));
  const unacknowledged = useLiveState('unacknowledged');
  const reasonWords = useReasonWords();
  const now = useNow(10_000);
  const entries = todoEntries(todoKey, cases.data?.items ?? [], waits.data, now, unacknowledged);
  const query = isCaseKey(todoKey) ? cases : waits;
  const shown = entries.slice(0, mostShown);
  return (
    <Panel
      title={t(`desk.todo.${todoKey}`)}
      hideTitle
      state={panelState<unknown>(query, () => entries.length === 0, useStaleSince())}
      emptyText={t('desk.todo.nothing')}
      onRetry={() => void query.refetch()}
    >
      {shown.length < entries.length && (
        <p className={styles.asOf}>
          {t('desk.todo.shownOf', { shown: shown.length, count: entries.length })}
        </p>
      )}
      <ol className={styles.rows} {...listProps(2)}>
        {shown.map((entry) => (
          <li key={entryKey(entry)}>{renderEntry(entry, reasonWords(entry))}</li>
        ))}
      </ol>
    </Panel>
  );
}
