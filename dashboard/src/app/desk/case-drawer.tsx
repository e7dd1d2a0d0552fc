import { Link } from '@tanstack/react-router';
import { Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { CaseView } from '../../features/cases/case-view.tsx';
import { useKey } from '../../lib/use-key.ts';
import styles from './desk-page.module.css';
import { useDeskSearch } from './use-desk-search.ts';

/** The open case, over the right part of the map: the feed and the rest of the map stay in sight. */
export function CaseDrawer() {
  const { t } = useTranslation();
  const { search, change } = useDeskSearch();
  const caseCode = search.case;
  const close = () => change({ case: undefined });
  useKey('Escape', (event) => {
    if (!caseCode) return;
    event.preventDefault();
    close();
  });
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
          <Link to="/cases/$caseCode" params={{ caseCode }} className={styles.drawerLink}>
            {t('case.openPage')}
          </Link>
        )
      }
      styles={{ header: { padding: '0.5rem 1.25rem' }, body: { padding: '0.5rem 1.25rem 2rem' } }}
      destroyOnHidden
    >
      {caseCode && <CaseView key={caseCode} caseCode={caseCode} />}
    </Drawer>
  );
}
