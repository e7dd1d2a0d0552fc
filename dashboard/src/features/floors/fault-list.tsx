import { type FloorFault, floorFaultCodes } from '@fengqiao/contract/floor-faults';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../lib/api.ts';
import styles from './floors.module.css';

/** Faults of a plan, all of them, each with its place. */
export function FaultList({ faults }: { faults: readonly FloorFault[] }) {
  const { t } = useTranslation();
  if (faults.length === 0) return null;
  return (
    <ul className={styles.faults} role="alert" aria-label={t('floors.faults')}>
      {faults.map(({ at, code }) => (
        <li key={`${at} ${code}`}>{t('floors.faultAt', { at, fault: t(`floors.fault.${code}`) })}</li>
      ))}
    </ul>
  );
}

/** The faults that the gateway named; none for any other error. */
export function faultsOf(error: unknown): FloorFault[] {
  if (!(error instanceof ApiError) || error.code !== 'floor.invalid') return [];
  const { faults } = (error.details ?? {}) as { faults?: FloorFault[] };
  return (faults ?? []).filter(({ code }) => floorFaultCodes.includes(code));
}
