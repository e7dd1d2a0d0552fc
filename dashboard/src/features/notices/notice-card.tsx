import { CloseOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { groupNotices } from '../../lib/notices/notice.ts';
import { useNotices } from '../../lib/notices/use-notices.ts';
import { groupWords } from './notice-words.ts';
import styles from './notices.module.css';

/** As long as a line takes to be read twice; a red case stays until it was seen or put away. */
const shownMs = 8_000;

/**
 * The newest news in one quiet line over the page, and for screen readers when they have said what they are saying. It takes no
 * focus and covers nothing that is worked with; red cases are announced at once elsewhere.
 */
export function NoticeCard() {
  const { t } = useTranslation();
  const { said, history, putAway, markRead } = useNotices();
  useEffect(() => {
    if (said === null || said.kind === 'alarm') return;
    const timer = setTimeout(putAway, shownMs);
    return () => clearTimeout(timer);
  }, [said, putAway]);
  const group = said && groupNotices(history).find(({ notices }) => notices.includes(said));
  const words = group ? groupWords(group, t) : '';
  const shown = said !== null && words !== '';
  return (
    <>
      <div role="status" className="visually-hidden">
        {shown && said.kind !== 'alarm' && words}
      </div>
      {shown && (
        <aside className={styles.card} data-kind={said.kind} aria-label={t('notices.newest')}>
          <span className={styles.kind} data-kind={said.kind}>
            {t(`notices.kind.${said.kind}`)}
          </span>
          {said.link === null ? (
            <span>{words}</span>
          ) : (
            <Link to={said.link} onClick={() => markRead(said.key)}>
              {words}
            </Link>
          )}
          <Button
            type="text"
            size="small"
            icon={<CloseOutlined aria-hidden />}
            aria-label={t('common.close')}
            onClick={putAway}
          />
        </aside>
      )}
    </>
  );
}
