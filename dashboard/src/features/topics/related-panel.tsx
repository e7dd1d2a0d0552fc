import type { RelatedReason } from '@fengqiao/contract/topics';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { shortDateTimeOf } from '../../lib/time.ts';
import { useStaleSince } from '../../live/live-context.tsx';
import { Panel } from '../../ui/panel.tsx';
import { panelState } from '../../ui/panel-state.ts';
import { TierMark } from '../../ui/tier-mark.tsx';
import { relatedQuery } from './api.ts';
import styles from './topics.module.css';

function Reason({ reason: { kind, words, n, points } }: { reason: RelatedReason }) {
  const { t } = useTranslation();
  const said = words.join(t('topics.and'));
  const key = kind === 'place' && n === null ? 'placeVillage' : kind;
  return (
    <span className={styles.word}>
      {t(`topics.reason.${key}`, { words: said, n: n ?? 0 })} +{points}
    </span>
  );
}

/** Likely reports of the same matter with the reasons: something to look at, never a finding. */
export function RelatedPanel({ caseCode }: { caseCode: string }) {
  const { t } = useTranslation();
  const related = useQuery(relatedQuery(caseCode));
  const { data } = related;
  return (
    <Panel
      title={t('topics.related')}
      note={data && t('topics.compared', { count: data.compared })}
      state={panelState(related, ({ items }) => items.length === 0, useStaleSince())}
      emptyText={t('topics.noRelated')}
      onRetry={() => void related.refetch()}
    >
      {data?.sameReporter !== null && data?.sameReporter !== undefined && data.sameReporter > 0 && (
        <p className={styles.basis}>{t('topics.sameReporter', { count: data.sameReporter })}</p>
      )}
      <ul className={styles.related}>
        {data?.items.map((item) => (
          <li key={item.caseCode} className={styles.relatedItem}>
            <TierMark tier={item.tier} />
            <span className={styles.relatedWords}>
              <Link to="/cases/$caseCode" params={{ caseCode: item.caseCode }}>
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
            <span className={styles.number} title={t('topics.pointsMean')}>
              {item.points}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
