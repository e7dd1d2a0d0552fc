import type { CaseDetail } from '@fengqiao/contract/cases';
import type { Actor, CaseOrder } from '@fengqiao/contract/orders';
import { useTranslation } from 'react-i18next';
import { useReferenceWords } from '../../lib/reference.ts';
import { dateTimeOf, shortDateTimeOf } from '../../lib/time.ts';
import styles from './case.module.css';
import { MarkList } from './mark-list.tsx';
import own from './order.module.css';
import { actorWords, reportsOf, supervisionWords } from './order-words.ts';
import { WhistleList } from './whistle-list.tsx';

interface StepProps {
  name: string;
  step: { at: string; by: Actor } | null;
  /** What was done, beside by whom and when. */
  what?: string;
}

function Step({ name, step, what }: StepProps) {
  const { t } = useTranslation();
  return (
    <li className={own.step} data-done={step !== null || undefined}>
      <span className={own.name}>{name}</span>
      {step === null ? (
        <span className={styles.faint}>{t('act.notYet')}</span>
      ) : (
        <>
          {what && <span>{what}</span>}
          <time className={styles.faint} dateTime={step.at} title={dateTimeOf(step.at)}>
            {shortDateTimeOf(step.at)} · {actorWords(step.by, t)}
          </time>
        </>
      )}
    </li>
  );
}

/** 派单 接单 管单 评单 of a case with actor and time, who owns what, and what the rules of the place have to say. */
export function OrderSection({ detail }: { detail: CaseDetail }) {
  const { t } = useTranslation();
  const words = useReferenceWords();
  const { order, leaderAsked } = detail;
  const { nudges, circulation, spillovers } = order;
  const managed = (['remind', 'urge', 'press'] as const)
    .filter((strength) => nudges[strength] > 0)
    .map((strength) => t('act.times', { what: t(`case.strength.${strength}`), count: nudges[strength] }));
  const supervised = order.supervisions.map((each) => supervisionWords(each, t));
  const reported = reportsOf(order);
  const comma = t('act.comma');
  const way = ({ kind, from, to }: CaseOrder['spillovers'][number]) =>
    kind === 'level' ? `${t(`case.level.${from}`)} → ${t(`case.level.${to}`)}` : `${from} → ${to}`;
  const centre = order.processOwner === detail.areaCode ? detail.areaName : order.processOwner;
  const facts: [string, string | null][] = [
    ['processOwner', t('act.centreAt', { level: t(`case.level.${order.level}`), area: centre })],
    [
      'substantiveOwner',
      order.substantiveOwner === null ? t('act.nobody') : words.department(order.substantiveOwner),
    ],
    ['firstHandler', order.firstHandler && words.department(order.firstHandler)],
    ['returns', order.returns === 0 ? null : t('act.count', { count: order.returns })],
    ['supervised', supervised.length === 0 ? null : supervised.join(comma)],
    ['spillover', spillovers.length === 0 ? null : spillovers.map(way).join(comma)],
  ];
  return (
    <section className={styles.section}>
      <h3 className={styles.heading}>{t('act.order')}</h3>
      {leaderAsked && (
        <p role="note" className={own.alarm}>
          {t(`act.leaderAsked.${leaderAsked.why}`)} {t('case.source', { row: leaderAsked.sourceRow })}
        </p>
      )}
      {reported.map((whom) => (
        <p key={whom} role="note" className={own.alarm}>
          {t(`act.reportTo.${whom}`)}
        </p>
      ))}
      {circulation.is && (
        <p role="note" className={own.alarm}>
          {t('act.circulating', { now: circulation.now, atLeast: circulation.atLeast })}{' '}
          {t('case.source', { row: circulation.sourceRow })}
        </p>
      )}
      <ol className={own.steps}>
        <Step
          name={t('act.verb.dispatch')}
          step={order.dispatched}
          what={words.department(order.dispatched?.department ?? null)}
        />
        <Step
          name={t('act.verb.accept')}
          step={order.accepted}
          what={words.department(order.accepted?.department ?? null)}
        />
        <Step name={t('act.verb.manage')} step={order.managed} what={managed.join(comma)} />
        <Step
          name={t('act.verb.rate')}
          step={order.rated}
          what={order.rated ? t('act.score', { score: order.rated.score }) : ''}
        />
      </ol>
      <dl className={styles.facts}>
        {facts.map(
          ([name, text]) =>
            text && (
              <div key={name} className={styles.fact}>
                <dt>{t(`act.fact.${name}`)}</dt>
                <dd>{text}</dd>
              </div>
            ),
        )}
      </dl>
      <WhistleList whistles={order.whistles} />
      <MarkList detail={detail} />
    </section>
  );
}
