import type { CaseDetail } from '@fengqiao/contract/cases';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { type ReferenceWords, useReferenceWords } from '../../lib/reference.ts';
import { dateTimeOf } from '../../lib/time.ts';
import styles from './case.module.css';

/** Facts in the order they are read; null = not known, not shown. */
function factsOf(detail: CaseDetail, t: TFunction, words: ReferenceWords): [string, string | null][] {
  const listed = (list: string, word: string | null) => (word === null ? null : t(`case.${list}.${word}`));
  return [
    ['area', `${detail.areaName} ${detail.areaCode}`],
    ['category', detail.category && words.category(detail.category)],
    ['difficulty', detail.difficulty && words.difficulty(detail.difficulty)],
    ['status', listed('status', detail.status)],
    ['leadDepartment', detail.leadDepartment && words.department(detail.leadDepartment)],
    ['channel', listed('channel', detail.channel)],
    ['source', detail.source],
    ['caseRef', detail.caseRef],
    ['people', detail.people === null ? null : t('case.people', { count: detail.people })],
    ['amountYuan', detail.amountYuan === null ? null : t('case.yuan', { amount: detail.amountYuan })],
    ['registeredAt', dateTimeOf(detail.registeredAt)],
    ['resolvedAt', detail.resolvedAt && dateTimeOf(detail.resolvedAt)],
    ['route', listed('route', detail.route)],
    ['resolvedLevel', listed('level', detail.resolvedLevel)],
    ['leader', detail.leader],
    ['profile', detail.profileName],
  ];
}

/** What is known about a case. */
export function Facts({ detail }: { detail: CaseDetail }) {
  const { t } = useTranslation();
  const words = useReferenceWords();
  return (
    <section className={styles.section}>
      <h3 className={styles.heading}>{t('case.facts')}</h3>
      <dl className={styles.facts}>
        {factsOf(detail, t, words).map(
          ([name, text]) =>
            text && (
              <div key={name} className={styles.fact}>
                <dt>{t(`case.fact.${name}`)}</dt>
                <dd>{text}</dd>
              </div>
            ),
        )}
      </dl>
      {detail.unplaced && <p className={styles.faint}>{t('case.unplaced')}</p>}
      {detail.detail && <p className={styles.detail}>{detail.detail}</p>}
    </section>
  );
}
