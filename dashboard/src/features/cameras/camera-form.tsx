import { ptzTypes, securityGrades } from '@fengqiao/contract/camera-words';
import { type CameraDetail, zones } from '@fengqiao/contract/cameras';
import { datums } from '@fengqiao/contract/common';
import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Form, Input, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AreaSelect } from '../../ui/area-select.tsx';
import { PanelError } from '../../ui/panel.tsx';
import type { CameraFields } from './camera-fields.ts';
import { PickPlace } from './pick-place.tsx';
import styles from './registry.module.css';
import { upstreamsQuery } from './registry-api.ts';
import { useCameraWords } from './words.ts';

interface CameraFormProps {
  /** null = a new one. */
  camera: CameraDetail | null;
  submit: string;
  busy: boolean;
  error: unknown;
  onSubmit: (fields: CameraFields) => void;
  /** Beside the button. */
  extra?: ReactNode;
}

const rtsp = /^rtsp:\/\/[^@\s]+$/;
const http = /^https?:\/\/[^@\s]+$/;

/** Everything that is registered of a camera. Addresses and passwords go in and never come out: empty fields leave them as they are. */
export function CameraForm({ camera, submit, busy, error, onSubmit, extra }: CameraFormProps) {
  const { t } = useTranslation();
  const words = useCameraWords();
  const { data: upstreams } = useQuery(upstreamsQuery);
  const own = camera?.placeType;
  // A file may have brought a word of the site's own.
  const placeTypes =
    own === undefined || words.placeTypes.some(({ value }) => value === own)
      ? words.placeTypes
      : [...words.placeTypes, { value: own, label: own }];
  const needed = [{ required: true, message: t('cameras.needed') }];
  const number = (name: keyof CameraFields, min: number, max: number) => (
    <Form.Item name={name} label={t(`cameras.${name}`)}>
      <InputNumber min={min} max={max} style={{ width: '100%' }} />
    </Form.Item>
  );
  const address = (name: keyof CameraFields, pattern: RegExp, hint: string) => (
    <Form.Item name={name} label={t(`cameras.${name}`)} rules={[{ pattern, message: hint }]}>
      <Input autoComplete="off" placeholder={camera ? t('cameras.unchanged') : ''} />
    </Form.Item>
  );
  return (
    <Form<CameraFields>
      layout="vertical"
      requiredMark={false}
      initialValues={
        camera
          ? { ...camera, ...camera.location, datum: 'WGS84' }
          : { datum: 'WGS84', placeType: 'square', publicPlace: true }
      }
      onFinish={onSubmit}
    >
      {camera === null && (
        <Form.Item
          name="id"
          label={t('cameras.id')}
          extra={t('cameras.idHint')}
          rules={[{ required: true, pattern: /^\d{20}$/, message: t('cameras.idWrong') }]}
        >
          <Input inputMode="numeric" maxLength={20} showCount />
        </Form.Item>
      )}
      <Form.Item name="name" label={t('cameras.name')} rules={needed}>
        <Input maxLength={120} />
      </Form.Item>
      <div className={styles.pair}>
        <Form.Item name="areaCode" label={t('cameras.area')} rules={needed}>
          <AreaSelect {...(camera ? { name: camera.areaName } : {})} />
        </Form.Item>
        <Form.Item name="owner" label={t('cameras.owner')} rules={needed}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="placeType" label={t('cameras.placeType')} rules={needed}>
          <Select options={placeTypes} />
        </Form.Item>
        <Form.Item name="zone" label={t('cameras.zone')}>
          <Select
            allowClear
            options={zones.map((value) => ({ value, label: t(`cameras.zones.${value}`) }))}
          />
        </Form.Item>
        <Form.Item name="lng" label={t('cameras.lng')} rules={needed}>
          <InputNumber min={73} max={136} step={0.0001} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="lat" label={t('cameras.lat')} rules={needed}>
          <InputNumber min={3} max={54} step={0.0001} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="datum" label={t('cameras.datum')} extra={t('cameras.datumHint')}>
          <Select options={datums.map((value) => ({ value, label: t(`cameras.datums.${value}`) }))} />
        </Form.Item>
      </div>
      <PickPlace />
      <div className={styles.pair}>
        {number('directionDeg', 0, 359.9)}
        {number('fovDeg', 1, 360)}
        {number('viewM', 0, 20_000)}
        {number('heightM', -200, 9_000)}
        <Form.Item name="ptzType" label={t('cameras.ptzType')}>
          <Select
            allowClear
            options={ptzTypes.map((value) => ({ value, label: t(`cameras.ptzTypes.${value}`) }))}
          />
        </Form.Item>
        <Form.Item name="securityGrade" label={t('cameras.securityGrade')} extra={t('cameras.gradeHint')}>
          <Select allowClear options={securityGrades.map((value) => ({ value, label: value }))} />
        </Form.Item>
        <Form.Item name="floor" label={t('cameras.floor')}>
          <Input maxLength={20} />
        </Form.Item>
      </div>
      <Form.Item name="publicPlace" valuePropName="checked">
        <Checkbox>{t('cameras.publicPlace')}</Checkbox>
      </Form.Item>
      <h3 className={styles.heading}>{t('cameras.sourceTitle')}</h3>
      {address('url', rtsp, t('cameras.rtspHint'))}
      {address('subUrl', rtsp, t('cameras.rtspHint'))}
      <div className={styles.pair}>
        <Form.Item name="username" label={t('cameras.username')}>
          <Input autoComplete="off" maxLength={120} />
        </Form.Item>
        <Form.Item name="password" label={t('cameras.password')}>
          <Input.Password autoComplete="new-password" maxLength={200} visibilityToggle={false} />
        </Form.Item>
      </div>
      {(upstreams?.items.length ?? 0) > 0 && (
        <Form.Item name="upstreamId" label={t('cameras.upstream')} extra={t('cameras.upstreamHint')}>
          <Select
            allowClear
            options={(upstreams?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form.Item>
      )}
      <h3 className={styles.heading}>{t('cameras.deviceTitle')}</h3>
      {address('deviceUrl', http, t('cameras.httpHint'))}
      <div className={styles.pair}>
        <Form.Item name="deviceUsername" label={t('cameras.username')}>
          <Input autoComplete="off" maxLength={120} />
        </Form.Item>
        <Form.Item name="devicePassword" label={t('cameras.password')}>
          <Input.Password autoComplete="new-password" maxLength={200} visibilityToggle={false} />
        </Form.Item>
      </div>
      {error ? <PanelError error={error} /> : null}
      <div className={styles.foot}>
        <Button type="primary" htmlType="submit" loading={busy}>
          {submit}
        </Button>
        {extra}
      </div>
    </Form>
  );
}
