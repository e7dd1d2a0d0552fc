import { isWithin } from '@fengqiao/contract/areas';
import type { Wall } from '@fengqiao/contract/walls';
import { useTranslation } from 'react-i18next';
import { minuteOf } from '../../lib/time.ts';
import { useNow } from '../../lib/use-now.ts';
import styles from './command.module.css';

/** Who works the walls of an area now; a wall that nobody holds says so. */
export function WallDuty({ walls, area }: { walls: readonly Wall[]; area: string }) {
  const { t } = useTranslation();
  const now = useNow(10_000);
  const own = walls.filter(({ areaCode }) => isWithin(areaCode, area));
  if (own.length === 0) return <span className={styles.faint}>{t('command.noWall')}</span>;
  return (
    <ul className={styles.walls}>
      {own.map(({ id, name, now: { lease, alarm } }) => {
        const held = lease !== null && Date.parse(lease.expiresAt) > now ? lease : null;
        return (
          <li key={id}>
            {name}{' '}
            {held === null ? (
              <span className={styles.faint}>{t('command.nobody')}</span>
            ) : (
              t('command.heldBy', { name: held.holder.displayName, time: minuteOf(held.since) })
            )}
            {alarm !== null && <span className={styles.bad}> {t('command.alarm')}</span>}
          </li>
        );
      })}
    </ul>
  );
}
