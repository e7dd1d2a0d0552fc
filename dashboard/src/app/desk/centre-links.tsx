import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import styles from './desk-page.module.css';

/** Where a centre of the map leads to: its floors, and the rooms of its area. */
export function CentreLinks({ centreId, areaCode }: { centreId: string; areaCode: string }) {
  const { t } = useTranslation();
  return (
    <p className={styles.links}>
      <Link to="/centres/$id/floors" params={{ id: centreId }}>
        {t('map.centre.floors')}
      </Link>
      <Link to="/rooms-now" search={{ area: areaCode }}>
        {t('map.centre.roomsNow')}
      </Link>
    </p>
  );
}
