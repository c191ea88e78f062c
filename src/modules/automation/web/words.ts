import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { MetaEntity } from '../../../kernel/api.ts';
import { fieldOf } from '../../../web/api/meta.ts';
import { type LabelLookup, useLabels } from '../../../web/i18n/labels.ts';
import type { Action, StageTrigger, Trigger } from '../parts.rules.ts';
import { webhooksQuery } from './automation-data.ts';

/** Rules in the words of people. */
export interface Words {
  /** `stage`: the name of the stage that an automatic step is of. */
  when(entity: MetaEntity, trigger: Trigger, stage?: string | null): string;
  event(entity: MetaEntity, verb: string): string;
  action(entity: MetaEntity, action: Action): string;
}

export function useWords(): Words {
  const { t } = useTranslation('automation');
  const labels = useLabels();
  const { data: webhooks } = useQuery(webhooksQuery);
  return {
    when: (entity, trigger, stage) =>
      trigger.on === 'stage'
        ? t(`when.${trigger.side}`, { stage: stage ?? '…' })
        : whenText(t, labels, entity, trigger),
    event: (entity, verb) => eventText(t, labels, entity, verb),
    action: (entity, action) => {
      if (action.do === 'webhook')
        return t('then.webhook', { name: webhooks?.find((w) => w.id === action.webhook)?.name ?? '…' });
      return thenText(t, labels, entity, action);
    },
  };
}

/** In words of its own where we have them; else by the name of the entity and what is done with it. */
function eventText(t: TFunction, labels: LabelLookup, entity: MetaEntity, verb: string): string {
  const own = t(`phrase.${entity.name.replace('.', '_')}.${verb}`, { defaultValue: '' });
  if (own) return own;
  const name = labels.one(entity);
  if (['created', 'changed'].includes(verb)) return t(`happens.${verb}`, { entity: name });
  return t('happens.verb', { entity: name, verb: labels.verb(entity, verb) });
}

function whenText(
  t: TFunction,
  labels: LabelLookup,
  entity: MetaEntity,
  trigger: Exclude<Trigger, StageTrigger>,
): string {
  if (trigger.on === 'condition') return t('when.condition', { entity: labels.one(entity) });
  if (trigger.on === 'event') {
    const what = eventText(t, labels, entity, trigger.verb);
    const fields = (trigger.verb === 'changed' && trigger.fields) || [];
    const names = fields.map((name) => labels.field(entity, { name }));
    return names.length ? t('when.fields', { what, fields: names.join(', ') }) : what;
  }
  const field = labels.field(entity, { name: trigger.field });
  const unit = trigger.isBusiness ? 'workday' : trigger.unit;
  if (!trigger.count) return t('when.at', { field, entity: labels.one(entity) });
  return t(`when.${trigger.side}`, {
    time: t(`unit.${unit}`, { count: trigger.count }),
    field,
    entity: labels.one(entity),
  });
}

function thenText(t: TFunction, labels: LabelLookup, entity: MetaEntity, action: Action): string {
  switch (action.do) {
    case 'task':
      return t('then.task', { title: action.title });
    case 'notify':
      return t('then.notify', { who: action.to.map((w) => t(`who.${w.who}`)).join(', ') });
    case 'deal':
      return t('then.deal', { name: action.name });
    case 'set': {
      const names = Object.keys(action.values).map((n) =>
        labels.field(entity, fieldOf(entity, n) ?? { name: n }),
      );
      return t('then.set', { fields: names.join(', ') || '…' });
    }
    case 'verb':
      return t('then.verb', { verb: action.verb ? labels.verb(entity, action.verb) : '…' });
    default:
      return '';
  }
}
