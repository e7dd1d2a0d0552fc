import type { CaseSummary } from '@fengqiao/contract/cases';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../lib/use-now.ts';
import { useStaleSince } from '../../live/live-context.tsx';
import { Panel } from '../../ui/panel.tsx';
import { panelState } from '../../ui/panel-state.ts';
import { openCasesQuery } from './open-cases.ts';
import { type TodoKey, todoCases } from './todo-keys.ts';

/** More rows than anybody reads would only slow the drawer. */
const mostShown = 300;

interface TodoListProps {
  area: string;
  todoKey: TodoKey;
  renderCase: (item: CaseSummary) => ReactNode;
}

/** The cases behind a count of the to-do, the most urgent first. */
export function TodoList({ area, todoKey, renderCase }: TodoListProps) {
  const { t } = useTranslation();
  const query = useQuery(openCasesQuery(area));
  const items = todoCases(todoKey, query.data?.items ?? [], useNow(10_000));
  return (
    <Panel
      title={t(`desk.todo.${todoKey}`)}
      hideTitle
      state={panelState(query, () => items.length === 0, useStaleSince())}
      emptyText={t('desk.todo.nothing')}
      onRetry={() => void query.refetch()}
    >
      {items.slice(0, mostShown).map(renderCase)}
    </Panel>
  );
}
