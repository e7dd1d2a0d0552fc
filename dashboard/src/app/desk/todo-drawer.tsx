import { Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { CaseRow } from '../../features/cases/case-row.tsx';
import { LetterRow } from '../../features/letters/letter-row.tsx';
import type { TodoEntry } from '../../features/todo/todo-entries.ts';
import { TodoList } from '../../features/todo/todo-list.tsx';
import { useShortcut } from '../../lib/keyboard/use-shortcut.ts';
import styles from './desk-page.module.css';
import { RedList } from './red-list.tsx';
import { useDeskSearch } from './use-desk-search.ts';

const row = (entry: TodoEntry, reason: string) =>
  entry.kind === 'letter' ? (
    <LetterRow letter={entry.letter} reason={reason} />
  ) : (
    <CaseRow item={entry.case} reason={reason} dueAt={entry.dueAt} />
  );

/** A list of the to-do in the place of the feed; its counts stay above it. */
export function TodoDrawer({ area }: { area: string }) {
  const { t } = useTranslation();
  const { search, change } = useDeskSearch();
  const { list } = search;
  const close = () => change({ list: undefined });
  useShortcut(
    'close',
    (event) => {
      event.preventDefault();
      close();
    },
    list !== undefined,
  );
  return (
    <Drawer
      open={list !== undefined}
      onClose={close}
      size="100%"
      mask={false}
      // Esc is ours: of two open drawers it closes the one in front.
      keyboard={false}
      getContainer={false}
      rootClassName={styles.within ?? ''}
      title={list && t(`desk.todo.${list}`)}
      styles={{ header: { padding: '0.375rem 1rem' }, body: { padding: '0 1rem' } }}
      destroyOnHidden
    >
      {list && (
        <>
          <p className={styles.hint}>{t(`desk.todo.hint.${list}`)}</p>
          {list === 'red' ? (
            <RedList area={area} />
          ) : (
            <TodoList key={list} area={area} todoKey={list} renderEntry={row} />
          )}
        </>
      )}
    </Drawer>
  );
}
