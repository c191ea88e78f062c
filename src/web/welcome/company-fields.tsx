import { Select, TextInput } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldProblem } from '../../kernel/errors.ts';
import { useLabels } from '../i18n/labels.ts';
import { countryCodes, currencyCodes, named, timeZones } from '../i18n/places.ts';
import type { Draft } from './draft.ts';
import { currencyOf, zoneOf } from './places.ts';
import classes from './welcome.module.css';

interface Props {
  draft: Draft;
  onChange(patch: Partial<Draft>): void;
  problems: FieldProblem[];
}

/** Where the company is; currency and time zone follow the country until they are chosen themselves. */
export function CompanyFields({ draft, onChange, problems }: Props) {
  const { t, i18n } = useTranslation();
  const labels = useLabels();
  const countries = useMemo(() => named(i18n.language, 'region', countryCodes, false), [i18n.language]);
  const currencies = useMemo(() => named(i18n.language, 'currency', currencyCodes, true), [i18n.language]);
  const problem = (field: string): string | undefined => {
    const found = problems.find((p) => p.field === field);
    return found && labels.problem(found);
  };
  const chooseCountry = (country: string | null): void => {
    if (country)
      onChange({ country, currency: currencyOf(country) ?? draft.currency, timeZone: zoneOf(country) });
  };
  return (
    <>
      <TextInput
        label={t('install.company')}
        placeholder={t('install.companyExample')}
        value={draft.company}
        onChange={(e) => onChange({ company: e.currentTarget.value })}
        error={problem('company')}
        autoComplete="organization"
        autoFocus
        required
      />
      <div className={classes.pair}>
        <Select
          label={t('install.country')}
          data={countries}
          value={draft.country}
          onChange={chooseCountry}
          error={problem('country')}
          searchable
          required
          allowDeselect={false}
          nothingFoundMessage={t('common.nothingFound')}
        />
        <Select
          label={t('install.currency')}
          data={currencies}
          value={draft.currency}
          onChange={(v) => v && onChange({ currency: v })}
          error={problem('currency')}
          searchable
          required
          allowDeselect={false}
          nothingFoundMessage={t('common.nothingFound')}
        />
      </div>
      <Select
        label={t('install.timeZone')}
        description={t('install.timeZoneHelp')}
        data={timeZones}
        value={draft.timeZone}
        onChange={(v) => v && onChange({ timeZone: v })}
        error={problem('timeZone')}
        searchable
        required
        allowDeselect={false}
        nothingFoundMessage={t('common.nothingFound')}
      />
    </>
  );
}
