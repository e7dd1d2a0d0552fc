import type { RelatedCase, RelatedReason } from '@fengqiao/contract/topics';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { shortDateTimeOf } from '../lib/time.ts';
import styles from './related-list.module.css';
import { TierMark } from './tier-mark.tsx';

function Reason({ reason: { kind, words, n, points } }: { reason: RelatedReason }) {
  const { t } = useTranslation();
  const said = words.join(t('topics.and'));
  const key = kind === 'place' && n === null ? 'placeVillage' : kind;
  return (
    <span className={styles.reason}>
      {t(`topics.reason.${key}`, { words: said, n: n ?? 0 })} +{points}
    </span>
  );
}

interface RelatedListProps {
  items: readonly RelatedCase[];
  /** What can be done with a case of the list. */
  action?: (item: RelatedCase) => ReactNode;
  /** Opens the case beside the page, so that what was typed there stays. */
  beside?: boolean;
}

/** Cases that may be reports of one matter, each with the reasons and their points: something to look at, never a finding. */
export function RelatedList({ items, action, beside = false }: RelatedListProps) {
  const { t } = useTranslation();
  return (
    <ul className={styles.list}>
      {items.map((item) => (
        <li key={item.caseCode} className={styles.item}>
          <TierMark tier={item.tier} />
          <span className={styles.words}>
            <Link
              to="/cases/$caseCode"
              params={{ caseCode: item.caseCode }}
              {...(beside ? { target: '_blank' } : {})}
            >
              {item.title || t('case.untitled')}
            </Link>
            <span className={styles.place}>
              {item.caseCode} · {item.areaName} · {shortDateTimeOf(item.registeredAt)} ·{' '}
              {t(`case.status.${item.status}`)}
            </span>
            <span>
              {item.reasons.map((reason) => (
                <Reason key={reason.kind} reason={reason} />
              ))}
            </span>
          </span>
          <span className={styles.points} title={t('topics.pointsMean')}>
            {item.points}
          </span>
          {action?.(item)}
        </li>
      ))}
    </ul>
  );
}
