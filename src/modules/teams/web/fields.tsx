import { Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { peopleQuery } from './data.ts';

interface PersonProps {
  label: string;
  value: string | null;
  onChange(value: string | null): void;
  /** One who cannot be chosen. */
  but?: string;
  error?: string | undefined;
  isFixed?: boolean;
}

/** One of those who work here now. */
export function PersonField({ label, value, onChange, but, error, isFixed }: PersonProps) {
  const people = useQuery(peopleQuery).data ?? [];
  return (
    <Select
      label={label}
      data={people.filter((p) => p.isActive && p.id !== but).map((p) => ({ value: p.id, label: p.name }))}
      value={value}
      onChange={onChange}
      error={error}
      searchable
      allowDeselect={!isFixed}
      required
    />
  );
}

interface DayProps {
  label: string;
  value: string;
  onChange(value: string): void;
  min?: string;
  error?: string | undefined;
  required?: boolean;
}

/** A day, `YYYY-MM-DD`, in the browser's own way of asking for one; empty for none. */
export function DayField({ onChange, ...props }: DayProps) {
  return <TextInput type="date" {...props} onChange={(e) => onChange(e.currentTarget.value)} />;
}
