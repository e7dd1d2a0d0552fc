import { Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { CaseRow } from '../../features/cases/case-row.tsx';
import { TodoList } from '../../features/todo/todo-list.tsx';
import { useKey } from '../../lib/use-key.ts';
import styles from './desk-page.module.css';
import { useDeskSearch } from './use-desk-search.ts';

/** A list of the to-do in the place of the feed; its counts stay above it. */
export function TodoDrawer({ area }: { area: string }) {
  const { t } = useTranslation();
  const { search, change } = useDeskSearch();
  const { list } = search;
  const close = () => change({ list: undefined });
  useKey('Escape', (event) => {
    // The case is in front of the list, so it goes first.
    if (!list || search.case !== undefined || event.defaultPrevented) return;
    close();
  });
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
        <TodoList
          area={area}
          todoKey={list}
          renderCase={(item) => <CaseRow key={item.caseCode} item={item} />}
        />
      )}
    </Drawer>
  );
}
