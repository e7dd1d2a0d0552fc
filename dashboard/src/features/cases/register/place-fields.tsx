import { ladderLevels } from '@fengqiao/contract/cases';
import { Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { AreaSelect } from '../../../ui/area-select.tsx';
import { PickPoint } from './pick-point.tsx';
import own from './register.module.css';

/** Where it is, whom else it concerns, and how large it is. */
export function PlaceFields() {
  const { t } = useTranslation();
  return (
    <fieldset className={own.part}>
      <legend>{t('act.register.where')}</legend>
      <Form.Item
        name="areaCode"
        label={t('act.register.area')}
        rules={[{ required: true, message: t('act.needed') }]}
      >
        <AreaSelect />
      </Form.Item>
      <Form.Item name="location" label={t('act.register.point')}>
        <PickPoint />
      </Form.Item>
      <Form.Item name="otherArea" label={t('act.register.otherArea')} extra={t('act.register.otherAreaHint')}>
        <AreaSelect />
      </Form.Item>
      <Form.Item name="level" label={t('act.register.level')}>
        <Select
          allowClear
          options={ladderLevels.map((level) => ({ value: level, label: t(`case.level.${level}`) }))}
        />
      </Form.Item>
      <div className={own.row}>
        <Form.Item name="people" label={t('act.register.people')}>
          <InputNumber min={1} max={1_000_000} precision={0} className={own.number ?? ''} />
        </Form.Item>
        <Form.Item
          name="amountYuan"
          label={t('act.register.amount')}
          rules={[{ pattern: /^\d{1,13}(\.\d{1,2})?$/, message: t('act.register.amountHint') }]}
        >
          <Input inputMode="decimal" maxLength={16} />
        </Form.Item>
      </div>
    </fieldset>
  );
}
