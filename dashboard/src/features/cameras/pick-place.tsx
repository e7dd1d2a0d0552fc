import { Button, Form } from 'antd';
import { use, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PlaceMapContext } from '../../ui/place-map.ts';
import type { CameraFields } from './camera-fields.ts';

/** A map in the form of a camera: shows what its fields say, and a click fills them in. Closed until it is asked for. */
export function PickPlace() {
  const { t } = useTranslation();
  const form = Form.useFormInstance<CameraFields>();
  const PlaceMap = use(PlaceMapContext);
  const [open, setOpen] = useState(false);
  const [lng, lat, datum, directionDeg, fovDeg] = [
    Form.useWatch('lng', form),
    Form.useWatch('lat', form),
    Form.useWatch('datum', form),
    Form.useWatch('directionDeg', form),
    Form.useWatch('fovDeg', form),
  ];
  if (!PlaceMap) return null;
  // Of another datum the figures lie hundreds of metres beside the place on this map.
  const known =
    typeof lng === 'number' && typeof lat === 'number' && (datum === 'WGS84' || datum === 'CGCS2000');
  const place = known ? { lng, lat, directionDeg: directionDeg ?? null, fovDeg: fovDeg ?? null } : null;
  const pick = (pickedLng: number, pickedLat: number) =>
    form.setFieldsValue({ lng: pickedLng, lat: pickedLat, datum: 'WGS84' });
  return (
    <Form.Item>
      {open ? (
        <PlaceMap place={place} label={t('cameras.pickMap')} onPick={pick} />
      ) : (
        <Button onClick={() => setOpen(true)}>{t('cameras.pick')}</Button>
      )}
    </Form.Item>
  );
}
