import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { typedClock } from './typed-clock.ts';

/** An hour and minute, `HH:MM`, typed as one likes (`9`, `930`, `9.30`); kept when one leaves it or presses Enter. */
export function ClockField(props: {
  label: string;
  /** Read out, where what stands around tells it to the eye. */
  isLabelHidden?: boolean;
  value: string;
  onChange(value: string): void;
}) {
  const [draft, setDraft] = useState<string | null>(null);
  const typed = draft === null ? props.value : typedClock(draft);
  const keep = (): void => {
    if (typed && typed !== props.value) props.onChange(typed);
    setDraft(null);
  };
  return (
    <TextInput
      {...(props.isLabelHidden ? { 'aria-label': props.label } : { label: props.label })}
      inputMode="numeric"
      w={76}
      value={draft ?? props.value}
      error={typed === undefined}
      onFocus={(e) => e.currentTarget.select()}
      onChange={(e) => setDraft(e.currentTarget.value)}
      onBlur={keep}
      onKeyDown={(e) => e.key === 'Enter' && keep()}
    />
  );
}
