import { Input } from 'antd';
import { useEffect, useState } from 'react';
import { useDebounced } from '../lib/use-debounced.ts';

interface SearchFieldProps {
  label: string;
  value: string;
  maxLength?: number;
  width?: string;
  /** Told once typing pauses; undefined = empty. */
  onChange: (value: string | undefined) => void;
}

/** A field whose text becomes part of the address when typing pauses. */
export function SearchField({ label, value, maxLength = 60, width = '16rem', onChange }: SearchFieldProps) {
  const [text, setText] = useState(value);
  const settled = useDebounced(text.trim(), 300);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a pause in typing changes the address.
  useEffect(() => {
    if (settled !== value) onChange(settled || undefined);
  }, [settled]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of the address (back, clear) changes the field.
  useEffect(() => {
    if (value !== settled) setText(value);
  }, [value]);
  return (
    <Input
      style={{ width }}
      value={text}
      allowClear
      maxLength={maxLength}
      aria-label={label}
      placeholder={label}
      onChange={(event) => setText(event.target.value)}
    />
  );
}
