import type { Language } from '../../kernel/i18n.ts';
import type { Context } from '../../platform/context.ts';
import { createRecord } from '../../platform/records/write.ts';
import { Dashboard } from './board/board.entity.ts';
import type { Question } from './question.rules.ts';
import { Report } from './report.entity.ts';
import type { Tile } from './tiles.rules.ts';

interface Ready {
  name: Record<Language, string>;
  question: Partial<Question> & Pick<Question, 'entity' | 'values'>;
}
const isOutcome = (value: string) => ({ field: 'outcome', op: 'eq', value }) as const;
const deal = 'deals.deal';

/** What every sales department asks first. Ordinary reports: to be changed, copied, removed. */
const readyReports: Ready[] = [
  {
    name: {
      en: 'Pipeline by stage and responsible',
      ru: 'Воронка по этапам и ответственным',
      uz: 'Bosqich va masʼullar boʻyicha voronka',
    },
    question: {
      entity: deal,
      form: 'pivot',
      rows: [{ field: 'stage' }],
      columns: [{ field: 'owner' }],
      values: [
        { key: 'a', metric: 'deals.open' },
        { key: 'b', metric: 'deals.pipeline' },
      ],
    },
  },
  {
    name: {
      en: 'Won by month against the year before',
      ru: 'Выиграно по месяцам в сравнении с прошлым годом',
      uz: 'Oylar boʻyicha yutuqlar: oʻtgan yilga nisbatan',
    },
    question: {
      entity: deal,
      form: 'bar',
      rows: [{ field: 'closedOn', by: 'month' }],
      values: [
        { key: 'a', metric: 'deals.won' },
        { key: 'b', metric: 'deals.wonCount' },
      ],
      period: { field: 'closedOn', named: 'thisYear' },
      compare: 'year',
    },
  },
  {
    name: { en: 'Why deals are lost', ru: 'Причины проигрышей', uz: 'Bitimlar nega boy berildi' },
    question: {
      entity: deal,
      form: 'table',
      filter: isOutcome('lost'),
      rows: [{ field: 'lossReason' }],
      values: [
        { key: 'a', metric: 'deals.lostCount' },
        { key: 'b', metric: 'deals.lostCount', isShare: true },
        { key: 'c', fn: 'sum', field: 'amount' },
      ],
      sort: { by: 'a', desc: true },
    },
  },
  {
    name: { en: 'Conversion by source', ru: 'Конверсия по источникам', uz: 'Manbalar boʻyicha konversiya' },
    question: {
      entity: deal,
      form: 'table',
      rows: [{ field: 'source' }],
      values: [
        { key: 'a', fn: 'count' },
        { key: 'b', metric: 'deals.wonCount' },
        { key: 'c', metric: 'deals.winRate' },
        { key: 'd', metric: 'deals.won' },
      ],
      sort: { by: 'a', desc: true },
    },
  },
  {
    name: {
      en: 'Work done by seller and kind',
      ru: 'Выполненная работа по менеджерам и видам',
      uz: 'Menejer va turlar boʻyicha bajarilgan ishlar',
    },
    question: {
      entity: 'activities.task',
      form: 'pivot',
      rows: [{ field: 'assignee' }],
      columns: [{ field: 'kind' }],
      values: [{ key: 'a', metric: 'activities.tasksDone' }],
    },
  },
  {
    name: {
      en: 'New customers by month',
      ru: 'Новые клиенты по месяцам',
      uz: 'Oylar boʻyicha yangi mijozlar',
    },
    question: {
      entity: 'contacts.party',
      form: 'line',
      rows: [{ field: 'createdAt', by: 'month' }],
      values: [{ key: 'a', fn: 'count' }],
      period: { field: 'createdAt', named: 'thisYear' },
      compare: 'year',
    },
  },
  {
    name: {
      en: 'Customers by their first sale, and what they bought since',
      ru: 'Клиенты по месяцу первой покупки и их следующие покупки',
      uz: 'Birinchi xaridi boʻyicha mijozlar va keyingi xaridlari',
    },
    question: {
      entity: deal,
      form: 'cohort',
      filter: isOutcome('won'),
      rows: [{ field: 'party.firstWonOn', by: 'month' }],
      columns: [{ field: 'closedOn', by: 'month' }],
      values: [{ key: 'a', fn: 'distinct', field: 'party' }],
    },
  },
  {
    name: {
      en: 'Deals stuck in their stage, by age',
      ru: 'Застрявшие сделки по времени на этапе',
      uz: 'Bosqichda turib qolgan bitimlar',
    },
    question: {
      entity: deal,
      form: 'table',
      rows: [{ field: 'stageSince', by: 'age' }],
      columns: [],
      values: [
        { key: 'a', metric: 'deals.open' },
        { key: 'b', metric: 'deals.pipeline' },
      ],
    },
  },
];

const boardName: Record<Language, string> = { en: 'Sales', ru: 'Продажи', uz: 'Savdo' };
const figuresOfBoard = ['deals.won', 'deals.wonCount', 'deals.winRate', 'deals.pipeline'];

/** Reports by their place in the list, each with its width. */
const tilesOfBoard: [number, Tile['size']][] = [
  [1, 'medium'],
  [2, 'medium'],
  [0, 'full'],
  [3, 'medium'],
  [7, 'medium'],
];

/** The ready reports, and a board of the most wanted. */
export async function makeReadyReports(ctx: Context): Promise<void> {
  const { language } = ctx.app.settings();
  const ids: string[] = [];
  for (const { name, question } of readyReports) {
    const whole = { rows: [], columns: [], calculated: [], form: 'table', ...question };
    ids.push((await createRecord(ctx, Report, { name: name[language], isShared: true, question: whole })).id);
  }
  const tiles: Tile[] = [
    ...figuresOfBoard.map((metric) => ({ id: metric, metric, size: 'small' as const })),
    ...tilesOfBoard.map(([i, size]) => ({ id: `report-${i}`, report: ids[i], size })),
  ];
  await createRecord(ctx, Dashboard, { name: boardName[language], isShared: true, tiles });
}
