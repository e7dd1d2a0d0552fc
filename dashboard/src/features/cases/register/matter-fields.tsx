import { channels } from '@fengqiao/contract/cases';
import { intakeClasses, intensities } from '@fengqiao/contract/ingest';
import { useQuery } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { referenceQuery } from '../../../lib/reference.ts';
import own from './register.module.css';

/** What it is about, and the three axes of a first look: nature, field, intensity (JN-09). */
export function MatterFields() {
  const { t, i18n } = useTranslation();
  const { data } = useQuery(referenceQuery);
  const language = i18n.language === 'en' ? 'en' : 'zh';
  const words = (list: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: t(`case.${list}.${value}`) }));
  return (
    <fieldset className={own.part}>
      <legend>{t('act.register.what')}</legend>
      <Form.Item
        name="title"
        label={t('act.register.name')}
        extra={t('act.register.nameHint')}
        rules={[{ required: true, whitespace: true, message: t('act.needed') }]}
      >
        <Input maxLength={200} autoFocus />
      </Form.Item>
      <Form.Item name="detail" label={t('act.register.detail')}>
        <Input.TextArea rows={6} maxLength={20_000} />
      </Form.Item>
      <div className={own.row}>
        <Form.Item name="category" label={t('act.register.category')}>
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            options={(data?.categories ?? []).map(({ code, label }) => ({
              value: code,
              label: label[language],
            }))}
          />
        </Form.Item>
        <Form.Item name="intakeClass" label={t('act.register.intakeClass')}>
          <Select options={words('intakeClass', intakeClasses)} />
        </Form.Item>
        <Form.Item name="intensity" label={t('act.register.intensity')}>
          <Select allowClear options={words('intensity', intensities)} />
        </Form.Item>
        <Form.Item name="channel" label={t('act.register.channel')}>
          <Select options={words('channel', channels)} />
        </Form.Item>
        <Form.Item
          name="reporterRef"
          label={t('act.register.reporter')}
          extra={t('act.register.reporterHint')}
        >
          <Input maxLength={120} autoComplete="off" />
        </Form.Item>
      </div>
    </fieldset>
  );
}
