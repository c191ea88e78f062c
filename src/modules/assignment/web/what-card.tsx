import { Radio, Select, Switch, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMeta } from '../../../web/api/meta.ts';
import { useLabels } from '../../../web/i18n/labels.ts';
import classes from './assignment.module.css';
import { useAssignable } from './data.ts';
import { useProblem } from './use-problem.ts';
import type { RuleDraft } from './use-rule-draft.ts';

/** What a rule is called, of which records it is, and when it is asked. */
export function WhatCard({ draft, isNew }: { draft: RuleDraft; isNew: boolean }) {
  const { t } = useTranslation('assignment');
  const labels = useLabels();
  const rule = useMeta().find('assignment.rule');
  const entities = useAssignable();
  const { input, problems, change } = draft;
  const problem = useProblem(input.entity);
  const label = (field: string): string => (rule ? labels.field(rule, { name: field }) : field);
  return (
    <section className={classes.card} aria-label={t('part.what')}>
      <div className={classes.pair}>
        <TextInput
          label={label('name')}
          value={input.name}
          maxLength={200}
          onChange={(e) => change({ name: e.currentTarget.value })}
          error={problem(problems, 'name')}
          required
        />
        <Select
          label={label('entity')}
          data={entities.map((e) => ({ value: e.name, label: labels.many(e) }))}
          value={input.entity}
          // A condition over other records means nothing here.
          onChange={(entity) => entity && change({ entity, condition: null })}
          error={problem(problems, 'entity')}
          disabled={!isNew}
          allowDeselect={false}
        />
      </div>
      <Radio.Group
        label={label('appliesTo')}
        value={input.appliesTo}
        onChange={(v) => change({ appliesTo: v === 'always' ? 'always' : 'programs' })}
      >
        <div className={classes.radios}>
          {(['programs', 'always'] as const).map((value) => (
            <Radio
              key={value}
              value={value}
              label={rule ? labels.option(rule, 'appliesTo', value) : value}
              description={t(`appliesText.${value}`)}
            />
          ))}
        </div>
      </Radio.Group>
      <Switch
        label={t('isOn')}
        checked={input.isActive}
        onChange={(e) => change({ isActive: e.currentTarget.checked })}
      />
    </section>
  );
}
