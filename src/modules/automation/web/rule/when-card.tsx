import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useIsPhone } from '../../../../web/kit/use-phone.ts';
import { FilterBuilder } from '../../../../web/records/filter/filter-builder.tsx';
import type { Trigger } from '../../parts.rules.ts';
import base from '../automation.module.css';
import { EventWhen } from './event-when.tsx';
import type { PartProps } from './part-props.ts';
import { StageWhen } from './stage-when.tsx';
import { TimeWhen, timeFields } from './time-when.tsx';

const ways = ['event', 'time', 'condition'] as const;

/** What sets the rule off: something that happens, a time, or a state that begins. */
export function WhenCard({ entity, draft, isLocked }: PartProps) {
  const { t } = useTranslation('automation');
  const isPhone = useIsPhone();
  const { trigger } = draft;
  const change = (next: Trigger): void => draft.change({ trigger: next });
  const choose = (way: string): void => {
    if (way === 'event') change({ on: 'event', verb: 'created' });
    if (way === 'condition') change({ on: 'condition' });
    const field = timeFields(entity)[0]?.name;
    if (way === 'time' && field) change({ on: 'time', field, count: 1, unit: 'day', side: 'after' });
  };
  if (trigger.on === 'stage') {
    return (
      <fieldset className={base.card} disabled={isLocked}>
        <legend>{t('part.when')}</legend>
        <StageWhen trigger={trigger} isLocked={isLocked} onChange={change} />
      </fieldset>
    );
  }
  return (
    <fieldset className={base.card} disabled={isLocked}>
      <legend>{t('part.when')}</legend>
      <SegmentedControl
        aria-label={t('part.when')}
        value={trigger.on}
        onChange={choose}
        disabled={isLocked}
        // Side by side the three do not fit a phone.
        orientation={isPhone ? 'vertical' : 'horizontal'}
        data={ways.map((value) => ({ value, label: t(`way.${value}`) }))}
      />
      {trigger.on === 'event' && <EventWhen entity={entity} trigger={trigger} onChange={change} />}
      {trigger.on === 'time' && <TimeWhen entity={entity} trigger={trigger} onChange={change} />}
      {trigger.on === 'condition' && (
        <>
          <p className={base.hint}>{t('conditionHint')}</p>
          <FilterBuilder
            entity={entity}
            value={trigger.filter}
            onChange={(filter) => change(filter ? { on: 'condition', filter } : { on: 'condition' })}
          />
        </>
      )}
    </fieldset>
  );
}
