import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { listProps, rowProps } from '../../lib/keyboard/use-list-keys.ts';
import type { Notice, NoticeGroup } from '../../lib/notices/notice.ts';
import { AgeLabel } from '../../ui/age-label.tsx';
import { groupWords } from './notice-words.ts';
import styles from './notices.module.css';

interface NoticeListProps {
  groups: readonly NoticeGroup[];
  /** Marks one matter as read. */
  onRead: (key: string) => void;
}

/** What was told, the newest first; several at once are one line that opens. */
export function NoticeList({ groups, onRead }: NoticeListProps) {
  return (
    <ol className={styles.list} {...listProps(3)}>
      {groups.map((group) => (
        <li key={`${group.kind} ${group.notices[0]?.key} ${group.notices[0]?.at}`}>
          <GroupLine group={group} onRead={onRead} />
        </li>
      ))}
    </ol>
  );
}

function GroupLine({ group, onRead }: { group: NoticeGroup; onRead: (key: string) => void }) {
  const { t } = useTranslation();
  const [first, ...others] = group.notices;
  if (first === undefined) return null;
  if (others.length === 0) return <NoticeLine notice={first} words={groupWords(group, t)} onRead={onRead} />;
  const unread = group.notices.some(({ read }) => !read);
  return (
    <details className={styles.group} data-unread={unread || undefined}>
      <summary className={styles.line} {...rowProps(`group ${first.key}`)}>
        <span className={styles.kind}>{t(`notices.kind.${group.kind}`)}</span>
        <span>{groupWords(group, t)}</span>
        <AgeLabel at={new Date(first.at).toISOString()} className={styles.age ?? ''} />
      </summary>
      <ul className={styles.list}>
        {group.notices.map((notice) => (
          <li key={notice.key}>
            <NoticeLine
              notice={notice}
              words={groupWords({ kind: group.kind, notices: [notice] }, t)}
              onRead={onRead}
            />
          </li>
        ))}
      </ul>
    </details>
  );
}

interface NoticeLineProps {
  notice: Notice;
  words: string;
  onRead: (key: string) => void;
}

function NoticeLine({ notice, words, onRead }: NoticeLineProps) {
  const { t } = useTranslation();
  const { kind, key, at, read, link } = notice;
  const content = (
    <>
      <span className={styles.kind} data-kind={kind}>
        {t(`notices.kind.${kind}`)}
      </span>
      <span>
        {words}
        {!read && <span className="visually-hidden"> {t('notices.unread')}</span>}
      </span>
      <AgeLabel at={new Date(at).toISOString()} className={styles.age ?? ''} />
    </>
  );
  const line = { className: styles.line, 'data-unread': !read || undefined, ...rowProps(key) };
  return link === null ? (
    <button type="button" {...line} onClick={() => onRead(key)}>
      {content}
    </button>
  ) : (
    <Link to={link} {...line} onClick={() => onRead(key)}>
      {content}
    </Link>
  );
}
