import type { CaseDetail } from '@fengqiao/contract/cases';
import type { CaseMark } from '@fengqiao/contract/orders';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { shortDateTimeOf } from '../../lib/time.ts';
import styles from './case.module.css';
import own from './order.module.css';

function markWords({ kind, level, soFar, required }: CaseMark, t: TFunction): string {
  if (level === null) return t(`act.mark.${kind}`);
  const short = t('act.short', { level: t(`case.level.${level}`), soFar, required });
  return `${t(`act.mark.${kind}`)}${t('act.colon')}${short}`;
}

/** What broke or bent a rule of the place, with the reason that was given. It stays on the case for ever. */
export function MarkList({ detail }: { detail: CaseDetail }) {
  const { t } = useTranslation();
  if (detail.marks.length === 0) return null;
  const reasonOf = ({ source, eventId }: CaseMark): string | null => {
    const event = detail.timeline.find((each) => each.source === source && each.eventId === eventId);
    const override = event?.payload.override;
    return typeof override === 'object' && override !== null && 'reason' in override
      ? String(override.reason)
      : null;
  };
  return (
    <ul className={own.marks} aria-label={t('act.marks')}>
      {detail.marks.map((mark) => (
        <li key={`${mark.source} ${mark.eventId}`}>
          <strong>{markWords(mark, t)}</strong> {reasonOf(mark)}{' '}
          <span className={styles.faint}>
            {shortDateTimeOf(mark.at)} · {t('case.source', { row: mark.sourceRow })}
          </span>
        </li>
      ))}
    </ul>
  );
}
