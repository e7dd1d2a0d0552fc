import { letterHeads } from '@fengqiao/contract/letters';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { referenceQuery, useLabel } from '../../lib/reference.ts';

interface OfficeSelectProps {
  id?: string;
  value?: string;
  onChange?: (office: string) => void;
}

/** The centre of the area, the head of its party committee or government, or one of its departments. */
export function OfficeSelect({ id, value, onChange }: OfficeSelectProps) {
  const { t } = useTranslation();
  const label = useLabel();
  const { data: reference } = useQuery(referenceQuery);
  const options = [
    { value: 'centre', label: t('letters.centre') },
    ...letterHeads.map((head) => ({ value: `head:${head}`, label: t(`letters.head.${head}`) })),
    ...(reference?.departments ?? []).map((each) => ({
      value: `department:${each.code}`,
      label: label(each.label),
    })),
  ];
  return (
    <Select
      {...(id ? { id } : {})}
      {...(value ? { value } : {})}
      {...(onChange ? { onChange } : {})}
      showSearch={{ optionFilterProp: 'label' }}
      options={options}
    />
  );
}
