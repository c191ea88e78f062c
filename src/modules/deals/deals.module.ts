import type { Job, Module } from '../../platform/module.ts';
import { enteredAmount, lineFromProduct, lineTotal, oneCurrency, sumOfLines } from './amount.ts';
import { forecastCategory, soundCategory } from './category.ts';
import { processCourse } from './course.ts';
import { loseDeal, moveDeal, reopenDeal, winDeal } from './cycle.ts';
import { Deal, DealLine } from './deal.entity.ts';
import { dealMetrics } from './metrics.ts';
import { DealMigration } from './migration/migration.entity.ts';
import { previewMigration } from './migration/preview.ts';
import { migrateJob } from './migration/run.ts';
import { startMigration, stopMigration, undoMigration } from './migration/start.ts';
import { takeMigrationBackJob } from './migration/take-back.ts';
import { firstTasks, opening } from './opening.ts';
import { simulate } from './simulation/simulate.ts';
import { stageDue } from './stage-due.ts';
import { stageOfVersion } from './stage-of-version.ts';
import { upgradeDeal } from './upgrade.ts';
import { dealWays } from './ways.ts';

export const deals: Module = {
  name: 'deals',
  dependsOn: ['contacts', 'products', 'activities', 'processes'],
  entities: [Deal, DealLine, DealMigration],
  preparations: [
    opening,
    stageOfVersion,
    stageDue,
    forecastCategory,
    enteredAmount,
    lineFromProduct,
    oneCurrency,
  ],
  rules: [lineTotal, soundCategory],
  effects: [firstTasks, sumOfLines],
  metrics: dealMetrics,
  verbs: [
    moveDeal,
    winDeal,
    loseDeal,
    reopenDeal,
    upgradeDeal,
    dealWays,
    processCourse,
    simulate,
    previewMigration,
    startMigration,
    stopMigration,
    undoMigration,
  ],
  jobs: [migrateJob, takeMigrationBackJob] as Job[],
  lists: {
    'deals.lossReason': [
      { kind: 'price', names: { en: 'Too expensive', ru: 'Дорого', uz: 'Qimmat' } },
      {
        kind: 'competitor',
        names: { en: 'Chose a competitor', ru: 'Выбрали конкурента', uz: 'Raqobatchini tanladi' },
      },
      { kind: 'noNeed', names: { en: 'No need any more', ru: 'Потребность отпала', uz: 'Ehtiyoj qolmadi' } },
      { kind: 'noMoney', names: { en: 'No budget', ru: 'Нет бюджета', uz: 'Byudjet yoʻq' } },
      {
        kind: 'silence',
        names: { en: 'Stopped answering', ru: 'Перестали отвечать', uz: 'Javob bermay qoʻydi' },
      },
      {
        kind: 'terms',
        names: {
          en: 'Terms or delivery did not suit',
          ru: 'Не устроили условия или сроки',
          uz: 'Shartlar yoki muddat toʻgʻri kelmadi',
        },
      },
    ],
  },
};
