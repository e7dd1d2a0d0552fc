import type { CaseDetail } from '@fengqiao/contract/cases';
import { useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { NearbyCameras } from '../../features/nearby/nearby-cameras.tsx';
import { PlaceMapContext } from '../../ui/place-map.ts';
import { CameraPicture } from '../desk/camera-picture.tsx';
import styles from './case-panels.module.css';

interface CasePlaceProps {
  detail: CaseDetail;
  /** On the desk, where the wall is. */
  toWall: boolean;
}

/** Where a case is, on a small map, and the public cameras around it. */
export function CasePlace({ detail, toWall }: CasePlaceProps) {
  const { t } = useTranslation();
  const PlaceMap = useContext(PlaceMapContext);
  const { location, areaName, unplaced } = detail;
  if (location === null || unplaced)
    return (
      <section className={styles.part}>
        <h3 className={styles.title}>{t('nearby.place')}</h3>
        <p className={styles.faint}>{t(unplaced ? 'case.unplaced' : 'nearby.noPlace')}</p>
      </section>
    );
  const { lng, lat } = location;
  return (
    <section className={styles.part}>
      {PlaceMap && (
        <PlaceMap
          place={{ lng, lat, directionDeg: null, fovDeg: null }}
          label={t('nearby.placeOf', { area: areaName })}
        />
      )}
      <NearbyCameras
        key={`${lng} ${lat}`}
        place={location}
        toWall={toWall}
        renderPicture={(cameraId) => <CameraPicture cameraId={cameraId} />}
      />
    </section>
  );
}
