import { zones } from '@fengqiao/contract/cameras';
import { Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { FloorDraft } from './floor-draft.ts';

interface FloorFormProps {
  draft: FloorDraft;
  onChange(fields: Partial<FloorDraft>, tag: string): void;
}

/** Name, zone, note and direction of a storey that is being changed. */
export function FloorForm({ draft, onChange }: FloorFormProps) {
  const { t } = useTranslation();
  return (
    <Form layout="vertical" component="div">
      <Form.Item label={t('floors.name')} htmlFor="floor-name" required>
        <Input
          id="floor-name"
          value={draft.name}
          maxLength={60}
          onChange={({ target }) => onChange({ name: target.value }, 'name')}
        />
      </Form.Item>
      <Form.Item label={t('floors.zone')} htmlFor="floor-zone">
        <Select
          id="floor-zone"
          value={draft.zone ?? ''}
          options={[
            { value: '', label: t('floors.noZone') },
            ...zones.map((zone) => ({ value: zone, label: t(`desk.zone.${zone}`) })),
          ]}
          onChange={(value) => onChange({ zone: zones.find((zone) => zone === value) ?? null }, 'zone')}
        />
      </Form.Item>
      <Form.Item label={t('floors.noteLabel')} htmlFor="floor-note">
        <Input
          id="floor-note"
          value={draft.note}
          maxLength={200}
          onChange={({ target }) => onChange({ note: target.value }, 'note')}
        />
      </Form.Item>
      <Form.Item label={t('floors.north')} htmlFor="floor-north" extra={t('floors.northHelp')}>
        <InputNumber
          id="floor-north"
          value={draft.northDeg}
          min={0}
          max={359}
          onChange={(value) => onChange({ northDeg: value }, 'north')}
        />
      </Form.Item>
    </Form>
  );
}
