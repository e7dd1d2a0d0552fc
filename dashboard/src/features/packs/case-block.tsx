import type { PackBlock } from '@fengqiao/contract/packs';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { countText } from '../../lib/figures.ts';
import { shortDateTimeOf } from '../../lib/time.ts';
import { TierMark } from '../../ui/tier-mark.tsx';
import { ListButton } from './list-button.tsx';
import styles from './packs.module.css';

type Cases = Extract<PackBlock, { kind: 'cases' }>;

/** Cases as they stood when the pack was made: tier by shape and word, and why it stands here. */
export function CaseBlock({ block: { title, list, total, cases } }: { block: Cases }) {
  const { t } = useTranslation();
  return (
    <section>
      <h3 className={styles.blockTitle}>
        {title}
        <ListButton list={list} of={title} className={styles.headFigure}>
          {countText(total)}
        </ListButton>
        {cases.length < total && (
          <span className={styles.of}>{t('packs.shownOf', { shown: cases.length, total })}</span>
        )}
      </h3>
      {cases.length === 0 ? (
        <p className={styles.faint}>{t('packs.noCases')}</p>
      ) : (
        <ol className={styles.cases}>
          {cases.map(({ caseCode, title: words, areaName, tier, reasons, dueAt, registeredAt }) => (
            <li key={caseCode}>
              <TierMark tier={tier} word />
              <span className={styles.caseWords}>
                <Link to="/cases/$caseCode" params={{ caseCode }} className={styles.caseTitle}>
                  {words || caseCode}
                </Link>
                <span className={styles.reasons}>{[areaName, ...reasons].filter(Boolean).join(' · ')}</span>
              </span>
              <span className={styles.when}>
                {dueAt === null
                  ? t('packs.registered', { time: shortDateTimeOf(registeredAt) })
                  : t('packs.due', { time: shortDateTimeOf(dueAt) })}
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
