import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { FilterSelect } from './filter-select.tsx';

interface WindowFilterProps<Window extends string> {
  /** What the field of named windows and that of days are called. */
  label: string;
  daysLabel: string;
  /** The first is what counts when the address names none. */
  windows: readonly [Window, ...Window[]];
  wordsOf: (window: Window) => string;
  window: Window | undefined;
  /** `YYYY-MM-DD`, both included; they go before the named window. */
  from: string | undefined;
  to: string | undefined;
  onChange: (part: {
    window?: Window | undefined;
    from?: string | undefined;
    to?: string | undefined;
  }) => void;
}

const dayText = 'YYYY-MM-DD';

/** Which days: a named window, or any two. One choice puts the other away. */
export function WindowFilter<Window extends string>(props: WindowFilterProps<Window>) {
  const { windows, wordsOf, window, from, to, onChange } = props;
  const [usual, ...others] = windows;
  return (
    <>
      <FilterSelect
        label={props.label}
        value={window === usual ? undefined : window}
        options={others.map((value) => ({ value, label: wordsOf(value) }))}
        anyLabel={wordsOf(usual)}
        onChange={(chosen) => onChange({ window: chosen, from: undefined, to: undefined })}
      />
      <DatePicker.RangePicker
        aria-label={props.daysLabel}
        value={from && to ? [dayjs(from), dayjs(to)] : null}
        onChange={(days) =>
          onChange({ from: days?.[0]?.format(dayText), to: days?.[1]?.format(dayText), window: undefined })
        }
      />
    </>
  );
}
