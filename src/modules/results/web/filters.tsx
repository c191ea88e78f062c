import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MetaEntity, MetaField } from '../../../kernel/api.ts';
import { fieldOf, useMeta } from '../../../web/api/meta.ts';
import { type Link, recordQuery } from '../../../web/api/records.ts';
import { titleText } from '../../../web/fields/candidates.ts';
import { FieldEditor } from '../../../web/fields/field-editor.tsx';
import { isLink } from '../../../web/fields/values.ts';
import { type FilterKey, filterKeys } from './address.ts';
import classes from './results.module.css';
import { useAddress } from './use-address.ts';

/** Whose and what: the figures of one team, seller, region or product. */
export function Filters({ entity }: { entity: MetaEntity }) {
  const index = useMeta();
  const [address, change] = useAddress();
  const user = index.find('access.user');
  const party = index.find('contacts.party');
  const holders: Record<FilterKey, [MetaEntity | undefined, string]> = {
    team: [user, 'department'],
    owner: [entity, 'owner'],
    region: [party, 'region'],
    product: [entity, 'product'],
  };
  return (
    <div className={classes.filters}>
      {filterKeys.map((key) => {
        const [holder, name] = holders[key];
        const field = holder && fieldOf(holder, name);
        if (!field) return null;
        return (
          <Filter
            key={key}
            name={key}
            entity={holder}
            field={field}
            id={address[key]}
            onChange={(id) => change({ [key]: id })}
          />
        );
      })}
    </div>
  );
}

interface Props {
  name: FilterKey;
  entity: MetaEntity;
  field: MetaField;
  id: string | undefined;
  onChange(id: string | undefined): void;
}

/** The address holds an id; its name is known from the choice, or asked for where a link was opened. */
function Filter({ name, entity, field, id, onChange }: Props) {
  const { t } = useTranslation('results');
  const { t: general } = useTranslation();
  const index = useMeta();
  const [chosen, setChosen] = useState<Link | null>(null);
  const target = index.find(field.type === 'pick' ? 'lists.choice' : (field.to?.[0] ?? ''));
  const isKnown = chosen?.id === id;
  const { data, error } = useQuery({
    ...recordQuery(target ?? entity, id ?? ''),
    enabled: !!id && !!target && !isKnown,
  });
  const nameOf = (): string => {
    if (error || !target) return general('record.hidden');
    return data ? titleText(data[target.title]) : '';
  };
  const value = !id ? null : isKnown ? chosen : { id, name: nameOf() };
  return (
    <FieldEditor
      entity={entity}
      field={{ ...field, required: false, isReadOnly: false }}
      name={t(`filter.${name}`)}
      label={t(`filter.${name}`)}
      onlyExisting
      value={value}
      onChange={(next) => {
        setChosen(isLink(next) ? next : null);
        onChange(isLink(next) ? next.id : undefined);
      }}
    />
  );
}
