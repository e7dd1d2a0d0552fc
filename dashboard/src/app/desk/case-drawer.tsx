import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { caseDetailQuery } from '../../features/cases/api.ts';
import { CaseView } from '../../features/cases/case-view.tsx';
import { useShortcut } from '../../lib/keyboard/use-shortcut.ts';
import { loadOf } from '../../lib/wall-load.ts';
import { PutOnWall } from '../../ui/put-on-wall.tsx';
import { CasePapers } from '../case/case-papers.tsx';
import { CasePlace } from '../case/case-place.tsx';
import styles from './desk-page.module.css';
import { useDeskSearch } from './use-desk-search.ts';

/** The open case, over the right part of the map: the feed and the rest of the map stay in sight. */
export function CaseDrawer() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { search, change } = useDeskSearch();
  const caseCode = search.case;
  const close = () => change({ case: undefined });
  useShortcut(
    'close',
    (event) => {
      event.preventDefault();
      close();
    },
    caseCode !== undefined,
  );
  useShortcut(
    'wholePage',
    (event) => {
      if (caseCode === undefined) return;
      event.preventDefault();
      void navigate({ to: '/cases/$caseCode', params: { caseCode } });
    },
    caseCode !== undefined,
  );
  return (
    <Drawer
      open={caseCode !== undefined}
      onClose={close}
      size="34rem"
      mask={false}
      // Esc is ours: of two open drawers it closes the one in front.
      keyboard={false}
      getContainer={false}
      rootClassName={styles.within ?? ''}
      title={t('desk.case')}
      extra={
        caseCode && (
          <>
            <PutOnWall load={loadOf({ kind: 'case', caseCode }, caseCode)} size="small" />{' '}
            <Link to="/cases/$caseCode" params={{ caseCode }} className={styles.drawerLink}>
              {t('case.openPage')}
            </Link>
          </>
        )
      }
      styles={{ header: { padding: '0.5rem 1.25rem' }, body: { padding: '0.5rem 1.25rem 2rem' } }}
      destroyOnHidden
    >
      {caseCode && <OpenCase key={caseCode} caseCode={caseCode} />}
    </Drawer>
  );
}

function OpenCase({ caseCode }: { caseCode: string }) {
  // Of a case that is not there for this account nothing else is asked: one answer says so.
  const found = useQuery(caseDetailQuery(caseCode)).data !== undefined;
  return (
    <>
      <CaseView caseCode={caseCode} renderPlace={(detail) => <CasePlace detail={detail} toWall />} />
      {found && <CasePapers caseCode={caseCode} />}
    </>
  );
}
