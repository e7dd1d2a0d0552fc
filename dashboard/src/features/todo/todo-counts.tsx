import type { CaseSummary } from '@fengqiao/contract/cases';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { spanOf } from '../../lib/time.ts';
import { useNow } from '../../lib/use-now.ts';
import { useLiveState, useStaleSince } from '../../live/live-context.tsx';
import { Panel } from '../../ui/panel.tsx';
import { panelState } from '../../ui/panel-state.ts';
import { openCasesQuery } from './open-cases.ts';
import styles from './todo-counts.module.css';
import { type TodoKey, todoCases, todoKeys } from './todo-keys.ts';

interface TodoCountsProps {
  area: string;
  /** The list that is open in the drawer. */
  open: TodoKey | null;
  /** A figure without a list (letters), in the place before the last. */
  children?: ReactNode;
}

interface CardProps {
  todoKey: TodoKey;
  cases: readonly CaseSummary[];
  complete: boolean;
  open: boolean;
  now: number;
}

/** What colours a card: its list while there is something in it, and the one that must be empty while it is. */
function kindOf(todoKey: TodoKey, count: number): string {
  if (count > 0) return todoKey;
  return todoKey === 'unanswered' ? 'noneUnanswered' : 'nothing';
}

function useCardNote(todoKey: TodoKey, cases: readonly CaseSummary[], now: number): string {
  const { t } = useTranslation();
  const unacknowledged = useLiveState('unacknowledged');
  if (todoKey === 'red') {
    const count = cases.filter((item) => unacknowledged.has(item.caseCode)).length;
    return count > 0 ? t('desk.todo.unacknowledged', { count }) : '';
  }
  if (todoKey === 'unanswered' && cases.length === 0) return t('desk.todo.allAnswered');
  const first = cases.find((item) => item.dueAt !== null);
  if (!first?.dueAt) return '';
  const leftMs = Date.parse(first.dueAt) - now;
  const { unit, count } = spanOf(Math.abs(leftMs));
  return t(leftMs < 0 ? 'desk.todo.longest' : 'desk.todo.next', { span: t(`time.${unit}`, { count }) });
}

function Card({ todoKey, cases, complete, open, now }: CardProps) {
  const { t } = useTranslation();
  const note = useCardNote(todoKey, cases, now);
  return (
    <Link
      to="."
      search={(search: Record<string, unknown>) => ({ ...search, list: open ? undefined : todoKey })}
      className={styles.card}
      data-kind={kindOf(todoKey, cases.length)}
      aria-expanded={open}
    >
      <span className={styles.count}>
        {cases.length}
        {!complete && '+'}
      </span>
      <span className={styles.name}>{t(`desk.todo.${todoKey}`)}</span>
      <span className={styles.note}>{note}</span>
    </Link>
  );
}

/** What waits for somebody, each a way into its list. */
export function TodoCounts({ area, open, children }: TodoCountsProps) {
  const { t } = useTranslation();
  const query = useQuery(openCasesQuery(area));
  const now = useNow(10_000);
  const cases = query.data?.items ?? [];
  return (
    <Panel
      title={t('desk.todo.title')}
      hideTitle
      state={panelState(query, undefined, useStaleSince())}
      onRetry={() => void query.refetch()}
    >
      <div className={styles.cards}>
        {todoKeys.map((key) => (
          <Fragment key={key}>
            {key === 'unanswered' && children}
            <Card
              todoKey={key}
              cases={todoCases(key, cases, now)}
              complete={query.data?.complete ?? true}
              open={open === key}
              now={now}
            />
          </Fragment>
        ))}
      </div>
    </Panel>
  );
}
