import { useQuery } from '@tanstack/react-query';
import { Input, Rate, Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { referenceQuery } from '../../../lib/reference.ts';
import type { ActField } from './act-fields.ts';

interface ActInputProps {
  field: ActField;
  /** Takes the focus when it appears. */
  autoFocus?: boolean;
  /** Given by the form. */
  id?: string;
  value?: never;
  checked?: boolean;
  onChange?: (value: unknown) => void;
}

/** The control of one field; the form hands it its value. */
export function ActInput({ field, autoFocus = false, ...form }: ActInputProps) {
  const { t, i18n } = useTranslation();
  const { data: reference } = useQuery(referenceQuery);
  const language = i18n.language === 'en' ? 'en' : 'zh';
  const listed = (rows: readonly { code: string; label: { zh: string; en: string } }[] = []) =>
    rows.map(({ code, label }) => ({ value: code, label: label[language] }));
  switch (field.kind) {
    case 'department':
      return (
        <Select
          {...form}
          autoFocus={autoFocus}
          showSearch={{ optionFilterProp: 'label' }}
          options={listed(reference?.departments)}
        />
      );
    case 'difficulty':
      return <Select {...form} autoFocus={autoFocus} options={listed(reference?.difficulties)} />;
    case 'choice':
      return (
        <Select
          {...form}
          autoFocus={autoFocus}
          allowClear={!field.needed}
          options={field.values.map((value) => ({ value, label: t(`${field.words}.${value}`) }))}
        />
      );
    case 'line':
      return <Input {...form} autoFocus={autoFocus} maxLength={120} />;
    case 'lines':
      return <Input.TextArea {...form} autoFocus={autoFocus} rows={3} maxLength={2000} />;
    case 'yes':
      if (field.needed)
        return (
          <Select
            {...form}
            autoFocus={autoFocus}
            options={[true, false].map((value) => ({ value, label: t(value ? 'common.yes' : 'common.no') }))}
          />
        );
      return (
        <Switch
          {...form}
          autoFocus={autoFocus}
          checkedChildren={t('common.yes')}
          unCheckedChildren={t('common.no')}
        />
      );
    case 'score':
      return <Rate {...form} autoFocus={autoFocus} />;
  }
}
