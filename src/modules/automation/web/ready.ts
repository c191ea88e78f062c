import type { TFunction } from 'i18next';
import type { NewRuleInput } from './use-make-rule.ts';

export type ReadyRule = NewRuleInput & { key: 'thank' | 'bigLoss' | 'standing' };

/** What "big" means in a currency, to begin with: about a thousand dollars' worth where money has many zeros. */
const big = (currency: string): string =>
  currency === 'UZS' ? '10000000' : currency === 'RUB' ? '100000' : '1000';

/** Rules that most companies want, in the words of the language spoken. */
export const readyRules = (t: TFunction, currency: string): ReadyRule[] => [
  {
    key: 'thank',
    name: t('automation:ready.thank.name'),
    entity: 'deals.deal',
    trigger: {
      on: 'time',
      field: 'closedOn',
      count: 3,
      unit: 'day',
      side: 'after',
      isBusiness: false,
      at: '09:00',
    },
    condition: { all: [{ field: 'outcome', op: 'in', value: ['won'] }] },
    actions: [
      {
        do: 'task',
        title: t('automation:ready.thank.task'),
        kind: 'call',
        dueDays: 0,
        isBusiness: true,
        assignee: { who: 'responsible' },
      },
    ],
  },
  {
    key: 'bigLoss',
    name: t('automation:ready.bigLoss.name'),
    entity: 'deals.deal',
    trigger: { on: 'event', verb: 'lose' },
    condition: { all: [{ field: 'amount', op: 'gte', value: big(currency) }] },
    actions: [{ do: 'notify', to: [{ who: 'head' }], text: t('automation:ready.bigLoss.message') }],
  },
  {
    key: 'standing',
    name: t('automation:ready.standing.name'),
    entity: 'deals.deal',
    trigger: { on: 'time', field: 'stageSince', count: 14, unit: 'day', side: 'after', isBusiness: false },
    condition: { all: [{ field: 'outcome', op: 'in', value: ['open'] }] },
    actions: [
      {
        do: 'task',
        title: t('automation:ready.standing.task'),
        kind: 'task',
        dueDays: 1,
        isBusiness: true,
        assignee: { who: 'responsible' },
      },
    ],
  },
];
