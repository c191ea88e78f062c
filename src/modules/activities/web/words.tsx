import { Textarea } from '@mantine/core';

interface Props {
  label: string;
  placeholder: string;
  value: string;
  onChange(value: string): void;
  maxLength?: number;
  autoFocus?: boolean;
}

/** A few words that may become many: one line that grows as one writes. */
export function Words({ label, placeholder, value, onChange, maxLength = 4000, autoFocus = false }: Props) {
  return (
    <Textarea
      aria-label={label}
      placeholder={placeholder}
      autosize
      minRows={1}
      maxRows={8}
      maxLength={maxLength}
      autoFocus={autoFocus}
      value={value}
      onChange={(e) => onChange(e.currentTarget.value)}
    />
  );
}
