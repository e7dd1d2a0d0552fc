import { Button, Form, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FloorDraft } from './floor-draft.ts';
import { ImportPlan } from './import-plan.tsx';

interface NewFloorProps {
  /** Numbers that are there already. */
  taken: readonly string[];
  onStart(floor: string, plan: Pick<FloorDraft, 'outline' | 'rooms' | 'cameras'>): void;
  onCancel(): void;
}

const usual = { widthM: 40, depthM: 20 };

/** A storey that is not there yet: from a file, or an empty rectangle to hang cameras in. */
export function NewFloor({ taken, onStart, onCancel }: NewFloorProps) {
  const { t } = useTranslation();
  const [floor, setFloor] = useState('');
  const [size, setSize] = useState(usual);
  const wellFormed = /^B?[1-9]\d{0,2}$/.test(floor);
  const fits = wellFormed && !taken.includes(floor);
  const help = taken.includes(floor) ? t('floors.floorTaken') : t('floors.floorHelp');
  const empty = (): void =>
    onStart(floor, {
      outline: [
        [0, 0],
        [size.widthM, 0],
        [size.widthM, size.depthM],
        [0, size.depthM],
      ],
      rooms: [],
      cameras: [],
    });
  return (
    <Form layout="vertical" component="div">
      <Form.Item
        label={t('floors.floor')}
        htmlFor="new-floor"
        required
        extra={help}
        {...(floor !== '' && !fits ? { validateStatus: 'error' as const } : {})}
      >
        <Input
          id="new-floor"
          value={floor}
          maxLength={4}
          onChange={({ target }) => setFloor(target.value.trim().toUpperCase())}
        />
      </Form.Item>
      {fits && <ImportPlan onRead={(plan) => onStart(floor, plan)} />}
      <Form.Item label={t('floors.rectangle')} htmlFor="new-width">
        <InputNumber
          id="new-width"
          value={size.widthM}
          min={2}
          max={1000}
          onChange={(value) => setSize({ ...size, widthM: value ?? usual.widthM })}
        />{' '}
        ×{' '}
        <InputNumber
          aria-label={t('floors.depth')}
          value={size.depthM}
          min={2}
          max={1000}
          onChange={(value) => setSize({ ...size, depthM: value ?? usual.depthM })}
        />{' '}
        {t('floors.metres')}
      </Form.Item>
      <Button type="primary" disabled={!fits} onClick={empty}>
        {t('floors.startEmpty')}
      </Button>{' '}
      <Button onClick={onCancel}>{t('common.cancel')}</Button>
    </Form>
  );
}
