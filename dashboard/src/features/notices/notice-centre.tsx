import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcut } from '../../lib/keyboard/use-shortcut.ts';
import { groupNotices, type NoticeKind } from '../../lib/notices/notice.ts';
import { useNotices } from '../../lib/notices/use-notices.ts';
import { KindFilter } from './kind-filter.tsx';
import { NoticeList } from './notice-list.tsx';
import { NoticeSettingsForm } from './notice-settings-form.tsx';
import styles from './notices.module.css';

/** What this session was told, what of it is unread, and what the person wants to hear. */
export function NoticeCentre({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const { history, markRead, clear } = useNotices();
  const [kind, setKind] = useState<NoticeKind | null>(null);
  const shown = kind === null ? history : history.filter((notice) => notice.kind === kind);
  useShortcut(
    'close',
    (event) => {
      event.preventDefault();
      onClose();
    },
    open,
  );
  return (
    <Drawer
      open={open}
      onClose={onClose}
      title={t('notices.title')}
      size="26rem"
      mask={false}
      // Esc is ours: of two open drawers it closes the one in front.
      keyboard={false}
      getContainer={() => document.getElementById('root') ?? document.body}
      destroyOnHidden
    >
      <div className={styles.centre}>
        <NoticeSettingsForm />
        <section aria-label={t('notices.history')}>
          <div className={styles.bar}>
            <KindFilter history={history} kind={kind} onKind={setKind} />
            <span className={styles.space} />
            <Button size="small" disabled={history.every(({ read }) => read)} onClick={() => markRead()}>
              {t('notices.allRead')}
            </Button>
            <Button size="small" disabled={history.length === 0} onClick={clear}>
              {t('common.clear')}
            </Button>
          </div>
          {shown.length === 0 ? (
            <p className={styles.empty}>{t('notices.none')}</p>
          ) : (
            <NoticeList groups={groupNotices(shown)} onRead={markRead} />
          )}
        </section>
      </div>
    </Drawer>
  );
}
