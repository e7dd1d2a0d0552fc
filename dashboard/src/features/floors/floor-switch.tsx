import type { Floor } from '@fengqiao/contract/floors';
import { useTranslation } from 'react-i18next';
import styles from './floors.module.css';

interface FloorSwitchProps {
  /** The lowest first. */
  floors: readonly Floor[];
  shown: string;
  onShow(floor: string): void;
  /** False on a wall, where nobody presses a key. */
  byHand: boolean;
}

/** The storeys as they lie over each other; PgUp and PgDn go from one to the next. */
export function FloorSwitch({ floors, shown, onShow, byHand }: FloorSwitchProps) {
  const { t } = useTranslation();
  return (
    <nav className={styles.switch} aria-label={t('floors.switch')}>
      {[...floors].reverse().map(({ floor, name, zone }) => (
        <button
          key={floor}
          type="button"
          className={styles.storey}
          aria-current={floor === shown ? 'page' : undefined}
          onClick={() => onShow(floor)}
        >
          <span className={styles.storeyNumber}>{t('floors.number', { floor })}</span>
          <span className={styles.storeyName}>
            {name}
            {zone !== null && t(`desk.zone.${zone}`) !== name && (
              <span className={styles.faint}>{t(`desk.zone.${zone}`)}</span>
            )}
          </span>
        </button>
      ))}
      {byHand && <p className={styles.keys}>{t('floors.keys')}</p>}
    </nav>
  );
}
