import type { WallCard } from '@fengqiao/contract/wall-cards';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { spanOf } from '../../../lib/time.ts';
import { useNow } from '../../../lib/use-now.ts';
import { errorWords } from '../../../ui/error-words.ts';
import { TierMark } from '../../../ui/tier-mark.tsx';
import { AlarmFoot, type StandingAlarm } from './alarm-foot.tsx';
import { cardQuery } from './api.ts';
import { TileWords } from './tile-words.tsx';
import styles from './tiles.module.css';
import { useToldQuery } from './use-told-query.ts';

interface CaseTileProps {
  wallId: string;
  caseCode: string;
  /** The alarm that brought it here; null = somebody put it here. */
  alarm: StandingAlarm | null;
}

/** A case that is read from 5 m: tier, what and where, why, its clock, its step, who acts. Every word masked. */
export function CaseTile({ wallId, caseCode, alarm }: CaseTileProps) {
  const { t } = useTranslation();
  const card = useQuery(cardQuery(wallId, caseCode));
  useToldQuery(card);
  const { data, error } = card;
  if (data === undefined)
    return <TileWords title={error ? errorWords(error, t) : t('common.loading')} detail={caseCode} />;
  const { tier, title, category, areaName, reasons, rung, owner, stage } = data;
  return (
    <article className={styles.case} data-case={caseCode} data-tier={tier ?? 'none'}>
      <h2 className={styles.caseTitle}>
        <TierMark tier={tier} word />
        <span className={styles.caseWords}>{title || category || t('case.untitled')}</span>
      </h2>
      <p className={styles.casePlace}>
        {areaName} · <span className={styles.code}>{caseCode}</span>
      </p>
      <ul className={styles.reasons}>
        {reasons.map(({ factor, evidence, tier: of }) => (
          <li key={factor} data-tier={of}>
            {evidence}
          </li>
        ))}
      </ul>
      <p className={styles.caseState}>
        {[stage, owner === null ? t('wall.noOwner') : t('wall.owner', { owner }), rungWords(rung, t)]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <ClockLine clock={data.clock} />
      {alarm && <AlarmFoot alarm={alarm} />}
    </article>
  );
}

type Translate = ReturnType<typeof useTranslation>['t'];

function rungWords(rung: WallCard['rung'], t: Translate): string | null {
  if (rung === null) return null;
  const { level, attempts: done, required } = rung;
  const count = required === null ? t('case.attempts', { done }) : t('case.attemptsOf', { done, required });
  return `${t(`case.level.${level}`)} ${count}`;
}

/** The clock that runs out next, in words that count down. */
function ClockLine({ clock }: { clock: WallCard['clock'] }) {
  const { t } = useTranslation();
  const now = useNow(1_000);
  if (clock === null) return null;
  const leftMs = Date.parse(clock.dueAt) - now;
  const { unit, count } = spanOf(Math.abs(leftMs));
  return (
    <p className={styles.clock} data-due={leftMs < 0 ? 'over' : 'running'}>
      {t(leftMs < 0 ? 'case.over' : 'case.left', { span: t(`time.${unit}`, { count }) })}
      <span className={styles.rule}>{clock.rule}</span>
    </p>
  );
}
