import { Select, Switch, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useMeta } from '../../../../web/api/meta.ts';
import { useLabels } from '../../../../web/i18n/labels.ts';
import { peopleQuery } from '../data.ts';
import { withBelow } from '../tree.ts';
import type { TerritoryItem } from './data.ts';
import classes from './territories.module.css';
import type { TerritoryDraft } from './use-territory-draft.ts';

/** What a territory is called, where it stands, who heads it. */
export function FactsCard(props: {
  item: TerritoryItem | undefined;
  all: TerritoryItem[];
  draft: TerritoryDraft;
  isLocked: boolean;
}) {
  const { t } = useTranslation('teams');
  const labels = useLabels();
  const entity = useMeta().find('access.territory');
  const people = useQuery(peopleQuery).data ?? [];
  const { item, all, draft, isLocked } = props;
  const { input, change } = draft;
  const own = item ? withBelow(all, item.id) : new Set<string>();
  const label = (field: string): string => (entity ? labels.field(entity, { name: field }) : field);
  const problem = (field: string): string | undefined => {
    const found = draft.problems.find((p) => p.field === field);
    return found && labels.problem(found);
  };
  return (
    <fieldset className={classes.card} disabled={isLocked} aria-label={t('territories.facts')}>
      <TextInput
        label={label('name')}
        value={input.name}
        maxLength={200}
        onChange={(e) => change({ name: e.currentTarget.value })}
        error={problem('name')}
        required
        data-autofocus={!item || undefined}
      />
      <div className={classes.pair}>
        <Select
          label={label('parent')}
          placeholder={t('territories.noParent')}
          data={all.filter((x) => !own.has(x.id)).map((x) => ({ value: x.id, label: x.name }))}
          value={input.parent}
          onChange={(parent) => change({ parent })}
          error={problem('parent')}
          disabled={isLocked}
          searchable
          clearable
        />
        <Select
          label={label('head')}
          placeholder={t('territories.noHead')}
          data={people
            .filter((p) => p.isActive || p.id === input.head)
            .map((p) => ({ value: p.id, label: p.name }))}
          value={input.head}
          onChange={(head) => change({ head })}
          error={problem('head')}
          disabled={isLocked}
          searchable
          clearable
        />
      </div>
      <Textarea
        label={label('description')}
        value={input.description ?? ''}
        maxLength={2000}
        autosize
        minRows={1}
        onChange={(e) => change({ description: e.currentTarget.value || null })}
        error={problem('description')}
      />
      <Switch
        label={t('territories.isOn')}
        description={t('territories.isOnText')}
        checked={input.isActive}
        onChange={(e) => change({ isActive: e.currentTarget.checked })}
      />
    </fieldset>
  );
}
