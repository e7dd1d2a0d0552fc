import type { ActType } from '@fengqiao/contract/case-acts';
import type { CaseDetail } from '@fengqiao/contract/cases';
import { Button } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcut } from '../../../lib/keyboard/use-shortcut.ts';
import { KeyCaps } from '../../../ui/key-caps.tsx';
import { PanelError } from '../../../ui/panel.tsx';
import styles from '../case.module.css';
import { actGroups } from './act-fields.ts';
import { ActForm } from './act-form.tsx';
import own from './acts.module.css';
import { AdviceList } from './advice-list.tsx';
import { isOffered, isTheirs } from './offered.ts';
import { useOpenAct } from './open-act.ts';
import { RefusedActs } from './refused-acts.tsx';
import { useCaseActs } from './use-case-acts.ts';

type Groups = keyof typeof actGroups;
const groups = Object.keys(actGroups) as Groups[];

/** What this account can do with the case now, at most two steps away; what waits for something says for what. */
export function ActPanel({ detail }: { detail: CaseDetail }) {
  const { t } = useTranslation();
  const { caseCode } = detail;
  const query = useCaseActs(caseCode, detail.timeline.length);
  const { open, show, close } = useOpenAct();
  const panel = useRef<HTMLElement>(null);
  const offers = query.data?.items ?? [];
  const inGroup = (group: Groups) =>
    actGroups[group].flatMap((type) => offers.filter((offer) => offer.type === type));
  const waiting = groups.flatMap(inGroup).filter((offer) => isTheirs(offer) && !isOffered(offer));
  const chosen = open?.caseCode === caseCode ? offers.find(({ type }) => type === open.type) : undefined;
  const supervise = offers.find((offer) => offer.type === 'case.supervised' && isOffered(offer));
  const focusButton = (type?: ActType) => {
    const buttons = panel.current?.querySelectorAll<HTMLElement>('button[data-act]') ?? [];
    const button = [...buttons].find(({ dataset }) => dataset.act === type) ?? buttons[0];
    button?.focus();
  };
  useShortcut('acts', (event) => {
    event.preventDefault();
    focusButton();
  });
  useShortcut(
    'supervise',
    (event) => {
      event.preventDefault();
      show(caseCode, 'case.supervised');
    },
    supervise !== undefined,
  );
  const closeForm = (type: ActType) => {
    close();
    // The hand goes on where it was; an act that is done may be offered no longer.
    requestAnimationFrame(() => focusButton(type));
  };
  return (
    <section ref={panel} className={styles.section} aria-label={t('act.title')}>
      <h3 className={styles.heading}>
        {t('act.title')} <KeyCaps keys={['d']} />
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
              <Button
                key={type}
                size="small"
                data-act={type}
                aria-expanded={chosen?.type === type}
                onClick={() => show(caseCode, type)}
              >
                {t(`act.name.${type}`)}
              </Button>
            ))}
          </fieldset>
        );
      })}
      {chosen && (
        <ActForm
          key={`${caseCode} ${chosen.type}`}
          caseCode={caseCode}
          offer={chosen}
          onClose={() => closeForm(chosen.type)}
        />
      )}
      {query.data && !offers.some(isTheirs) && <p className={styles.faint}>{t('act.nothing')}</p>}
      {query.data && <AdviceList advice={query.data.advice} />}
      <RefusedActs offers={waiting} />
    </section>
  );
}
