import type { ActOffer } from '@fengqiao/contract/case-acts';
import type { CaseDetail } from '@fengqiao/contract/cases';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKey } from '../../../lib/use-key.ts';
import { PanelError } from '../../../ui/panel.tsx';
import styles from '../case.module.css';
import { ActDialog } from './act-dialog.tsx';
import { actGroups } from './act-fields.ts';
import own from './acts.module.css';
import { AdviceList } from './advice-list.tsx';
import { isOffered, isTheirs } from './offered.ts';
import { RefusedActs } from './refused-acts.tsx';
import { useCaseActs } from './use-case-acts.ts';

type Groups = keyof typeof actGroups;
const groups = Object.keys(actGroups) as Groups[];

/** What this account can do with the case now, at most two steps away; what waits for something says for what. */
export function ActPanel({ detail }: { detail: CaseDetail }) {
  const { t } = useTranslation();
  const query = useCaseActs(detail.caseCode, detail.timeline.length);
  const [open, setOpen] = useState<ActOffer['type'] | null>(null);
  const panel = useRef<HTMLElement>(null);
  useKey('a', (event) => {
    const first = panel.current?.querySelector('button');
    if (!first) return;
    event.preventDefault();
    first.focus();
  });
  const offers = query.data?.items ?? [];
  const inGroup = (group: Groups) =>
    actGroups[group].flatMap((type) => offers.filter((offer) => offer.type === type));
  const waiting = groups.flatMap(inGroup).filter((offer) => isTheirs(offer) && !isOffered(offer));
  const chosen = offers.find(({ type }) => type === open);
  return (
    <section ref={panel} className={styles.section} aria-label={t('act.title')}>
      <h3 className={styles.heading}>
        {t('act.title')} <kbd className={own.key}>A</kbd>
      </h3>
      {query.isPending && (
        <p role="status" className={styles.faint}>
          {t('common.loading')}
        </p>
      )}
      {query.error && !query.data && <PanelError error={query.error} onRetry={() => void query.refetch()} />}
      {groups.map((group) => {
        const offered = inGroup(group).filter(isOffered);
        if (offered.length === 0) return null;
        return (
          <fieldset key={group} aria-label={t(`act.group.${group}`)} className={own.group}>
            <span className={own.groupName}>{t(`act.group.${group}`)}</span>
            {offered.map(({ type }) => (
              <Button key={type} size="small" onClick={() => setOpen(type)}>
                {t(`act.name.${type}`)}
              </Button>
            ))}
          </fieldset>
        );
      })}
      {query.data && !offers.some(isTheirs) && <p className={styles.faint}>{t('act.nothing')}</p>}
      {query.data && <AdviceList advice={query.data.advice} />}
      <RefusedActs offers={waiting} />
      {chosen && <ActDialog caseCode={detail.caseCode} offer={chosen} onClose={() => setOpen(null)} />}
    </section>
  );
}
