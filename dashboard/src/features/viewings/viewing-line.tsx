import type { Viewing } from '@fengqiao/contract/viewings';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { dateTimeOf } from '../../lib/time.ts';
import { useNow } from '../../lib/use-now.ts';
import { errorWords } from '../../ui/error-words.ts';
import { DecisionButtons } from './decision-buttons.tsx';
import { useViewingActions } from './use-viewings.ts';
import { isRunning } from './viewing-lists.ts';
import { Asker, StateTag, Until, useOutcome } from './viewing-words.tsx';
import styles from './viewings.module.css';

/** One viewing with everything this account may know of it and do with it. */
export function ViewingLine({ viewing, account }: { viewing: Viewing; account: string }) {
  const { t } = useTranslation();
  const outcome = useOutcome(viewing);
  const running = isRunning(viewing, useNow(1_000));
  return (
    <li className={styles.line} data-state={viewing.state} id={`viewing-${viewing.id}`}>
      <div className={styles.lineHead}>
        <StateTag viewing={viewing} />
        <strong>{viewing.cameraName}</strong>
        <span className={styles.faint}>{viewing.areaName}</span>
        <span className={styles.time}>
          {running ? <Until viewing={viewing} /> : dateTimeOf(viewing.requestedAt)}
        </span>
      </div>
      <dl className={styles.facts}>
        <div>
          <dt>{t('viewing.asker')}</dt>
          <dd>
            <Asker viewing={viewing} />
          </dd>
        </div>
        <div>
          <dt>{t('viewing.purpose')}</dt>
          <dd>
            {t(`confidential.purpose.${viewing.purpose}`)} ·{' '}
            {t('viewing.minutesOf', { count: viewing.minutes })}
          </dd>
        </div>
        <div>
          <dt>{t('case.code')}</dt>
          <dd>
            {viewing.caseCode === null ? (
              <span className={styles.faint}>{t('viewing.caseHidden')}</span>
            ) : (
              <Link to="/cases/$caseCode" params={{ caseCode: viewing.caseCode }}>
                {viewing.caseCode}
              </Link>
            )}
          </dd>
        </div>
        <div className={styles.wide}>
          <dt>{t('viewing.reason')}</dt>
          <dd>{viewing.reason ?? <span className={styles.faint}>{t('viewing.reasonHidden')}</span>}</dd>
        </div>
      </dl>
      {outcome !== null && <p className={styles.outcome}>{outcome}</p>}
      {viewing.mayDecide && viewing.state === 'requested' && <DecisionButtons viewing={viewing} />}
      <LineActions viewing={viewing} account={account} running={running} />
    </li>
  );
}

interface LineActionsProps {
  viewing: Viewing;
  account: string;
  running: boolean;
}

function LineActions({ viewing, account, running }: LineActionsProps) {
  const { t } = useTranslation();
  const { end } = useViewingActions();
  const own = viewing.requestedBy.account === account;
  const open = running || viewing.state === 'requested';
  if (!viewing.mayEnd || !open) return null;
  return (
    <div className={styles.decision}>
      {own && running && (
        <Link to="/" search={{ camera: viewing.cameraId }} className={styles.look}>
          {t('viewing.look')}
        </Link>
      )}
      <Button danger={running} loading={end.isPending} onClick={() => end.mutate(viewing.id)}>
        {t(running ? 'viewing.end' : 'viewing.withdraw')}
      </Button>
      {end.error && (
        <p role="alert" className={styles.problem}>
          {errorWords(end.error, t)}
        </p>
      )}
    </div>
  );
}
