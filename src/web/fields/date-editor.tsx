import { ActionIcon, Popover, TextInput } from '@mantine/core';
import { IconCalendar } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../i18n/format.ts';
import { common, type EditorProps } from './editor-props.ts';
import { parseTypedDate } from './typed-date.ts';
import { todayIn } from './values.ts';

const DayPicker = lazy(() => import('./day-picker.tsx'));

/** A day, typed in the form of the reader's country ("12.3", "today", "+7") or chosen. */
export function DateEditor(props: EditorProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const shown = typeof props.value === 'string' ? formats.typed(props.value) : '';
  const [typed, setTyped] = useState<string | null>(null);
  const [isOpen, setOpen] = useState(false);
  const [isWrong, setWrong] = useState(false);
  const accept = (text: string): unknown => {
    const day = text.trim() === '' ? null : parseTypedDate(text, formats.order, todayIn(formats.timeZone));
    setWrong(day === undefined);
    if (day === undefined) return props.value;
    props.onChange(day);
    setTyped(null);
    return day;
  };
  const choose = (day: string): void => {
    setOpen(false);
    setTyped(null);
    setWrong(false);
    props.onChange(day);
    props.onCommit?.(day);
  };
  return (
    <Popover
      withRoles={false}
      opened={isOpen}
      onChange={setOpen}
      position="bottom-start"
      withinPortal={!props.onCommit}
      trapFocus={false}
    >
      <Popover.Target>
        <TextInput
          {...common(props)}
          error={
            isWrong ? t('field.dateHelp', { example: formats.typed(todayIn(formats.timeZone)) }) : props.error
          }
          data-unsettled={isWrong || undefined}
          value={typed ?? shown}
          placeholder={formats.order === 'mdy' ? t('field.mdy') : t('field.dmy')}
          onChange={(e) => setTyped(e.currentTarget.value)}
          onBlur={() => typed !== null && accept(typed)}
          onKeyDown={(e) => {
            if (e.key === 'ArrowDown') setOpen(true);
            if (e.key === 'Enter' && typed !== null) props.onCommit?.(accept(typed));
          }}
          inputMode="text"
          autoComplete="off"
          rightSection={
            <ActionIcon
              size={24}
              tabIndex={-1}
              aria-label={t('field.calendar')}
              onMouseDown={(e) => e.preventDefault()}
              onClick={() => setOpen(!isOpen)}
            >
              <IconCalendar size={15} stroke={1.6} />
            </ActionIcon>
          }
        />
      </Popover.Target>
      <Popover.Dropdown onMouseDown={(e) => e.preventDefault()}>
        <Suspense fallback={null}>
          <DayPicker value={typeof props.value === 'string' ? props.value : null} onChoose={choose} />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  );
}
