import { useQuery } from '@tanstack/react-query';
import { Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CaseRow } from '../../features/cases/case-row.tsx';
import { openCasesQuery } from '../../features/todo/open-cases.ts';
import { todoCases } from '../../features/todo/todo-keys.ts';
import { TodoList } from '../../features/todo/todo-list.tsx';
import { focusedRow } from '../../lib/keyboard/use-list-keys.ts';
import { useShortcut } from '../../lib/keyboard/use-shortcut.ts';
import { useNow } from '../../lib/use-now.ts';
import { useLiveState } from '../../live/live-context.tsx';
import styles from './bulk-bar.module.css';
import { BulkBar } from './bulk-bar.tsx';
import { useBulkAcknowledge } from './use-bulk-acknowledge.ts';

/** The red cases, those that nobody has acknowledged first: these can be chosen and acknowledged together. */
export function RedList({ area }: { area: string }) {
  const { t } = useTranslation();
  const unacknowledged = useLiveState('unacknowledged');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const bulk = useBulkAcknowledge();
  const { data } = useQuery(openCasesQuery(area));
  // Only what stands on this list: nobody acknowledges what was not shown.
  const fresh = todoCases('red', data?.items ?? [], useNow(10_000))
    .map(({ caseCode }) => caseCode)
    .filter((code) => unacknowledged.has(code));
  // Of what was chosen somebody else may have acknowledged a part meanwhile.
  const still = fresh.filter((code) => chosen.has(code));
  const toggle = (code: string) =>
    setChosen((before) => {
      const after = new Set(before);
      if (!after.delete(code)) after.add(code);
      return after;
    });
  useShortcut('chooseRow', (event) => {
    const code = focusedRow();
    if (code === null || !unacknowledged.has(code)) return;
    event.preventDefault();
    toggle(code);
  });
  return (
    <>
      <BulkBar
        bulk={bulk}
        chosen={still}
        fresh={fresh.length}
        onChooseFresh={() => setChosen(new Set(fresh))}
      />
      <TodoList
        area={area}
        todoKey="red"
        renderEntry={(entry, reason) => {
          if (entry.kind !== 'case') return null;
          const { caseCode } = entry.case;
          const alarm = unacknowledged.has(caseCode);
          return (
            <div className={styles.choose}>
              <Checkbox
                checked={chosen.has(caseCode) && alarm}
                disabled={!alarm || bulk.held !== null}
                aria-label={t('desk.todo.choose')}
                onChange={() => toggle(caseCode)}
              />
              <CaseRow item={entry.case} reason={reason} alarm={alarm} />
            </div>
          );
        }}
      />
    </>
  );
}
