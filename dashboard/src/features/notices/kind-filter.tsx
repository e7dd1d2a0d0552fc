import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Notice, type NoticeKind, noticeKinds } from '../../lib/notices/notice.ts';

interface KindFilterProps {
  history: readonly Notice[];
  /** null = all. */
  kind: NoticeKind | null;
  onKind: (kind: NoticeKind | null) => void;
}

/** One kind of notice, or all, each with how many there are. */
export function KindFilter({ history, kind, onKind }: KindFilterProps) {
  const { t } = useTranslation();
  const count = (of: NoticeKind) => history.filter((notice) => notice.kind === of).length;
  return (
    <Select<NoticeKind | ''>
      size="small"
      value={kind ?? ''}
      aria-label={t('notices.filter')}
      popupMatchSelectWidth={false}
      options={[
        { value: '', label: `${t('common.all')} ${history.length}` },
        ...noticeKinds.map((each) => ({ value: each, label: `${t(`notices.kind.${each}`)} ${count(each)}` })),
      ]}
      onChange={(chosen) => onKind(chosen === '' ? null : chosen)}
    />
  );
}
