import type { CaseAccess } from '@fengqiao/contract/confidentiality';
import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { dateTimeOf, shortDateTimeOf } from '../../lib/time.ts';
import { Panel } from '../../ui/panel.tsx';
import { panelState } from '../../ui/panel-state.ts';
import styles from './case.module.css';
import { caseAccessQuery } from './confidential-api.ts';
import { FoldSection } from './fold-section.tsx';

/** Facts of an access in words; codes and times become what people read. */
export function accessFacts(detail: CaseAccess['detail'], t: TFunction): [label: string, text: string][] {
  return Object.entries(detail)
    .filter(([field, value]) => field !== 'note' && value !== null && value !== '')
    .map(([field, value]) => {
      const label = t(`confidential.detail.${field}`, { defaultValue: field });
      const text = String(value);
      if (field === 'purpose') return [label, t(`confidential.purpose.${text}`, { defaultValue: text })];
      // As it stands in the watermark.
      if (field === 'viewing') return [label, text.slice(0, 8)];
      if (field === 'side') return [label, t(`confidential.side.${text}`, { defaultValue: text })];
      return [label, /^\d{4}-\d{2}-\d{2}T/.test(text) ? dateTimeOf(text) : text];
    });
}

function Access({ access }: { access: CaseAccess }) {
  const { t } = useTranslation();
  return (
    <li className={styles.event}>
      <time className={styles.eventTime} dateTime={access.at} title={dateTimeOf(access.at)}>
        {shortDateTimeOf(access.at)}
      </time>
      <div>
        <div>
          <span className={styles.eventTitle}>{t(`confidential.act.${access.action}`)}</span>{' '}
          <span className={styles.faint}>{`${access.displayName} · ${access.account}`}</span>
        </div>
        <dl className={styles.particulars}>
          {accessFacts(access.detail, t).map(([label, text]) => (
            <div key={label} className={styles.particular}>
              <dt>{label}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      </div>
    </li>
  );
}

function AccessLines({ caseCode }: { caseCode: string }) {
  const { t } = useTranslation();
  const query = useQuery(caseAccessQuery(caseCode));
  const lines = query.data?.items ?? [];
  return (
    <Panel
      title={t('confidential.access')}
      hideTitle
      state={panelState(query, () => lines.length === 0)}
      emptyText={t('confidential.noAccess')}
      onRetry={() => void query.refetch()}
    >
      <ol className={styles.timeline}>
        {lines.map((access) => (
          <Access key={`${access.at} ${access.account} ${access.action}`} access={access} />
        ))}
      </ol>
    </Panel>
  );
}

/** 查阅记录: who looked behind the masks of a case, into its room, into its notes. */
export function AccessRecord({ caseCode }: { caseCode: string }) {
  const { t } = useTranslation();
  return (
    <FoldSection
      title={t('confidential.access')}
      note={t('confidential.accessNote')}
      openText={t('confidential.accessOpen')}
      render={() => <AccessLines caseCode={caseCode} />}
    />
  );
}
