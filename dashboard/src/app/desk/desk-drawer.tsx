import { Link } from '@tanstack/react-router';
import { Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { CaseRow } from '../../features/cases/case-row.tsx';
import { CaseView } from '../../features/cases/case-view.tsx';
import { TodoList } from '../../features/todo/todo-list.tsx';
import { useDeskSearch } from './use-desk-search.ts';

/** At the right over the feed: a list of the to-do, and over it the case that is open. The map stays in sight. */
export function DeskDrawer({ area }: { area: string }) {
  const { t } = useTranslation();
  const { search, change } = useDeskSearch();
  const caseCode = search.case;
  return (
    <>
      <Drawer
        open={search.list !== undefined}
        onClose={() => change({ list: undefined })}
        size="27rem"
        mask={false}
        title={t('desk.todo.title')}
        keyboard={caseCode === undefined}
        destroyOnHidden
      >
        {search.list && (
          <TodoList
            area={area}
            todoKey={search.list}
            renderCase={(item) => <CaseRow key={item.caseCode} item={item} />}
          />
        )}
      </Drawer>
      <Drawer
        open={caseCode !== undefined}
        onClose={() => change({ case: undefined })}
        size="36rem"
        mask={false}
        title={t('desk.case')}
        extra={
          caseCode && (
            <Link to="/cases/$caseCode" params={{ caseCode }}>
              {t('case.openPage')}
            </Link>
          )
        }
        destroyOnHidden
      >
        {caseCode && <CaseView caseCode={caseCode} />}
      </Drawer>
    </>
  );
}
