import type { NewCase } from '@fengqiao/contract/case-acts';
import { Button } from 'antd';
import { use, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from '../../../ui/page.module.css';
import { PlaceMapContext } from '../../../ui/place-map.ts';

interface PickPointProps {
  /** Given by the field of the form. */
  value?: NewCase['location'];
  onChange?: (point: NewCase['location']) => void;
}

/** Where the matter is, as a point: a click on a small map, which stays closed until it is asked for. Never needed. */
export function PickPoint({ value, onChange }: PickPointProps) {
  const { t } = useTranslation();
  const PlaceMap = use(PlaceMapContext);
  const [open, setOpen] = useState(false);
  if (!PlaceMap) return null;
  const place = value ? { lng: value.lng, lat: value.lat, directionDeg: null, fovDeg: null } : null;
  return (
    <div>
      {open && (
        <PlaceMap
          place={place}
          label={t('act.register.pickMap')}
          onPick={(lng, lat) => onChange?.({ lng, lat, datum: 'WGS84' })}
        />
      )}
      <div className={styles.buttons}>
        {!open && <Button onClick={() => setOpen(true)}>{t('act.register.pick')}</Button>}
        {value && (
          <>
            <span className={styles.faint} role="status">
              {t('act.register.picked', { lng: value.lng.toFixed(5), lat: value.lat.toFixed(5) })}
            </span>
            <Button size="small" onClick={() => onChange?.(undefined)}>
              {t('act.register.unpick')}
            </Button>
          </>
        )}
      </div>
    </div>
  );
}
