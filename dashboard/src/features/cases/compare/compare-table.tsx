import type { CaseDetail } from '@fengqiao/contract/cases';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dateTimeOf } from '../../../lib/time.ts';
import { TierMark } from '../../../ui/tier-mark.tsx';
import { clockRows } from './clock-rows.ts';
import styles from './compare.module.css';

/** Step, clocks, ladder and tier of one case by the rules of each place. */
export function CompareTable({ readings }: { readings: readonly CaseDetail[] }) {
  const { t } = useTranslation();
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">{t('profiles.reading.title')}</caption>
      <thead>
        <tr>
          <td />
          {readings.map((reading) => (
            <th key={reading.profile} scope="col">
              {reading.profileName}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <Row title={t('profiles.reading.stage')} cells={readings.map(stageOf)} />
        {clockRows(readings).map(({ kind, clocks }) => (
          <Row
            key={kind}
            title={t(`case.clock.${kind}`, { defaultValue: kind })}
            cells={clocks.map((clock) => <ClockCell key={kind} clock={clock} />)}
          />
        ))}
        <Row
          title={t('case.ladder')}
          cells={readings.map(({ profile, ladder }) => <LadderCell key={profile} ladder={ladder} />)}
        />
        <Row
          title={t('profiles.reading.tier')}
          cells={readings.map(({ profile, tier, tierReasons }) => (
            <div key={profile}>
              <TierMark tier={tier} word />
              {tierReasons.map(({ rule, evidence }) => (
                <div key={rule} className={styles.faint}>
                  {evidence}
                </div>
              ))}
            </div>
          ))}
        />
      </tbody>
    </table>
  );
}

function Row({ title, cells }: { title: string; cells: readonly ReactNode[] }) {
  return (
    <tr>
      <th scope="row">{title}</th>
      {cells.map((cell, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the cells of a row are the places, which do not move.
        <td key={index}>{cell}</td>
      ))}
    </tr>
  );
}

function stageOf({ profile, stage }: CaseDetail): ReactNode {
  return (
    <div key={profile}>
      <strong>{stage.word}</strong>
      <div className={styles.faint}>
        {stage.steps.map((step, index) => (
          <span key={step} className={styles.step} data-here={index === stage.at || undefined}>
            {step}
          </span>
        ))}
      </div>
    </div>
  );
}

function ClockCell({ clock }: { clock: CaseDetail['clocks'][number] | null }) {
  const { t } = useTranslation();
  if (clock === null) return <span className={styles.faint}>{t('profiles.reading.noClock')}</span>;
  return (
    <>
      <strong>{clock.term}</strong> · {t('profiles.reading.due', { date: dateTimeOf(clock.dueAt) })} ·{' '}
      {t(`case.clockState.${clock.state}`)}
      <div className={styles.faint}>
        {clock.rule} · {clock.sourceRow}
        {clock.skipped.length > 0 && ` · ${t('case.skipped', { count: clock.skipped.length })}`}
      </div>
    </>
  );
}

function LadderCell({ ladder }: { ladder: CaseDetail['ladder'] }) {
  const { t } = useTranslation();
  const gates = ladder.filter(({ required }) => required !== null);
  if (gates.length === 0) return <span className={styles.faint}>{t('profiles.noLadder')}</span>;
  return gates
    .map(
      ({ level, attempts, required }) =>
        `${t(`case.level.${level}`)} ${t('case.attemptsOf', { done: attempts, required })}`,
    )
    .join(' → ');
}
