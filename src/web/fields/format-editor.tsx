import { Select } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { MetaField } from '../../kernel/api.ts';
import { languages } from '../../kernel/i18n.ts';
import { languageNames } from '../i18n/language.ts';
import { countryCodes, currencyCodes, named, timeZones } from '../i18n/places.ts';
import { ColorBadge } from '../kit/color-badge.tsx';
import { palette } from '../kit/colors.ts';
import { common, type EditorProps } from './editor-props.ts';

const chosen = new Set(['country', 'currency', 'timeZone', 'locale', 'color']);
export const hasFormatEditor = (field: MetaField): boolean => chosen.has(field.format ?? '');

/** Text that is one of a known set of codes: chosen, not typed. */
export function FormatEditor(props: EditorProps) {
  const { t, i18n } = useTranslation();
  const { field, value } = props;
  const data = useMemo(() => optionsOf(field.format, i18n.language, t), [field.format, i18n.language, t]);
  const choose = (next: string | null): void => {
    props.onChange(next);
    props.onCommit?.(next);
  };
  return (
    <Select
      {...common(props)}
      data={data}
      value={typeof value === 'string' && value ? value : null}
      onChange={choose}
      searchable
      clearable={!field.required}
      nothingFoundMessage={t('common.nothingFound')}
      renderOption={({ option }) =>
        field.format === 'color' ? (
          <ColorBadge name={option.label} color={option.value} isPlain />
        ) : (
          option.label
        )
      }
    />
  );
}

function optionsOf(
  format: string | undefined,
  language: string,
  t: (key: string) => string,
): { value: string; label: string }[] {
  if (format === 'country') return named(language, 'region', countryCodes, false);
  if (format === 'currency') return named(language, 'currency', currencyCodes, true);
  if (format === 'locale') return languages.map((value) => ({ value, label: languageNames[value] }));
  if (format === 'color') return Object.keys(palette).map((value) => ({ value, label: t(`color.${value}`) }));
  return timeZones.map((value) => ({ value, label: value }));
}
