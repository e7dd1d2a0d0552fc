import type { TFunction } from 'i18next';
import type { NoticeGroup } from '../../lib/notices/notice.ts';

/** A group in words: what happened, or how many of the kind came together. */
export function groupWords({ kind, notices }: NoticeGroup, t: TFunction): string {
  const [first] = notices;
  if (first === undefined) return '';
  return notices.length === 1
    ? t(`notices.said.${kind}`, { ...first.words })
    : t(`notices.many.${kind}`, { count: notices.length });
}
