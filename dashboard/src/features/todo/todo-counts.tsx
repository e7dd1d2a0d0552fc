import type { CaseSummary } from '@fengqiao/contract/cases';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { onServerClock } from '../../lib/clock.ts';
import { secondOf, spanOf } from '../../lib/time.ts';
import { useNow } from '../../lib/use-now.ts';
import { useLiveState, useStaleSince } from '../../live/live-context.tsx';
import { Panel } from '../../ui/panel.tsx';
import { panelState } from '../../ui/panel-state.ts';
import { todoQuery } from './api.ts';
import { openCasesQuery } from './open-cases.ts';
import styles from './todo-counts.module.css';
import { TodoDecisions } from './todo-decisions.tsx';
import { type TodoFigure, todoFigures } from './todo-figures.ts';
import { isCaseKey, type TodoKey, todoCases, todoKeys } from './todo-keys.ts';

interface TodoCountsProps {
  area: string;
  /** The list that is open in the drawer. */
  open: TodoKey | null;
  /** Where the lists open; left out = on the same page. */
  to?: '.' | '/';
}

interface CardProps {
  todoKey: TodoKey;
  figure: TodoFigure;
  /** More than were loaded. */
  atLeast: boolean;
  note: string;
  open: boolean;
  to: '.' | '/';
}

/** What colours a card: its list while there is something in it, and the one that must be empty while it is. */
function kindOf(todoKey: TodoKey, { count, late }: TodoFigure): string {
  if (todoKey === 'unanswered' && count === 0) return 'noneUnanswered';
  if (count === null || count === 0) return 'nothing';
  return late > 0 ? 'overdue' : todoKey;
}

/** What is most urgent in a list of cases: how long over, or until when. */
function useUrgency(todoKey: TodoKey, open: readonly CaseSummary[], now: number): string {
  const { t } = useTranslation();
  const unacknowledged = useLiveState('unacknowledged');
  if (!isCaseKey(todoKey)) return '';
  const cases = todoCases(todoKey, open, now);
  if (todoKey === 'red') {
    const count = cases.filter((item) => unacknowledged.has(item.caseCode)).length;
    return count > 0 ? t('desk.todo.unacknowledged', { count }) : '';
  }
  const first = cases.find((item) => item.dueAt !== null);
  if (!first?.dueAt) return '';
  const leftMs = Date.parse(first.dueAt) - now;
  const { unit, count } = spanOf(Math.abs(leftMs));
  return t(leftMs < 0 ? 'desk.todo.longest' : 'desk.todo.next', { span: t(`time.${unit}`, { count }) });
}

function Card({ todoKey, figure, atLeast, note, open, to }: CardProps) {
  const { t } = useTranslation();
  const { count, of, ofWhat } = figure;
  const denominator = of === null ? '' : t(`desk.todo.${ofWhat}`, { of });
  return (
    <Link
      to={to}
      search={(search: Record<string, unknown>) => ({ ...search, list: open ? undefined : todoKey })}
      className={styles.card}
      data-kind={kindOf(todoKey, figure)}
      data-todo={todoKey}
      aria-expanded={open}
      title={`${t(`desk.todo.hint.${todoKey}`)} ${denominator}`}
    >
      <span className={styles.count}>
        {count ?? '–'}
        {atLeast && '+'}
        <span className={styles.of}>
          <span aria-hidden="true">{of !== null && `/${of}`}</span>
          <span className="visually-hidden">{denominator}</span>
        </span>
      </span>
      <span className={styles.name}>{t(`desk.todo.${todoKey}`)}</span>
      <span className={styles.note}>{note}</span>
    </Link>
  );
}

function CaseCard(props: Omit<CardProps, 'note'> & { cases: readonly CaseSummary[]; now: number }) {
  const { t } = useTranslation();
  const { cases, now, ...card } = props;
  const { todoKey, figure } = card;
  const urgency = useUrgency(todoKey, cases, now);
  let note = urgency;
  if (todoKey === 'unanswered' && figure.count === 0) note = t('desk.todo.allAnswered');
  else if (todoKey === 'letters' && figure.late > 0)
    note = t('desk.todo.lettersOver', { count: figure.late });
  else if (todoKey === 'whistles' && figure.late > 0) note = t('desk.todo.late', { count: figure.late });
  return <Card {...card} note={note} />;
}

/** What waits for somebody, each a way into its list, with what it is a part of and as of when. */
export function TodoCounts({ area, open, to = '.' }: TodoCountsProps) {
  const { t } = useTranslation();
  const cases = useQuery(openCasesQuery(area));
  const waits = useQuery(todoQuery(area));
  const now = useNow(10_000);
  const items = cases.data?.items ?? [];
  const figures = todoFigures(cases.data?.items ?? null, waits.data ?? null, now);
  const atMs = waits.data ? Date.parse(waits.data.at) : onServerClock(cases.dataUpdatedAt);
  return (
    <Panel
      title={t('desk.todo.title')}
      hideTitle
      state={panelState(cases, undefined, useStaleSince())}
      onRetry={() => void Promise.all([cases.refetch(), waits.refetch()])}
    >
      <div className={styles.cards}>
        {todoKeys.map((key) => (
          <CaseCard
            key={key}
            todoKey={key}
            figure={figures[key]}
            atLeast={isCaseKey(key) && cases.data?.complete === false}
            cases={items}
            open={open === key}
            to={to}
            now={now}
          />
        ))}
      </div>
      <TodoDecisions area={area} />
      <p className={styles.asOf}>
        {t('desk.todo.openTotal', { of: items.length })}
        {cases.data?.complete === false && '+'} · {t('desk.todo.asOf', { time: secondOf(atMs) })}
      </p>
    </Panel>
  );
}
