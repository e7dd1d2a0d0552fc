import { Select } from 'antd';

interface FilterSelectProps<T extends string> {
  label: string;
  /** Undefined = no filter. */
  value: T | undefined;
  options: readonly { value: T; label: string }[];
  /** What the field says while it filters nothing. */
  anyLabel: string;
  /** Long lists can be searched by typing. */
  searchable?: boolean;
  onChange: (value: T | undefined) => void;
}

/** One filter as a list to choose from; its first line takes the filter away. */
export function FilterSelect<T extends string>(props: FilterSelectProps<T>) {
  const { label, value, options, anyLabel, searchable = false, onChange } = props;
  return (
    <Select<T | ''>
      aria-label={label}
      value={value ?? ''}
      options={[{ value: '' as const, label: anyLabel }, ...options]}
      onChange={(next) => onChange(next === '' ? undefined : next)}
      popupMatchSelectWidth={false}
      {...(searchable ? { showSearch: { optionFilterProp: 'label' } } : {})}
    />
  );
}
