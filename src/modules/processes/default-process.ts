import type { Language } from '../../kernel/i18n.ts';
import type { Context } from '../../platform/context.ts';
import { createRecord } from '../../platform/records/write.ts';
import { Process } from './process.entity.ts';
import { publishVersion, startVersion } from './versions.ts';

type Text = Record<Language, string>;
interface ReadyStage {
  key: string;
  name: Text;
  kind: 'open' | 'won' | 'lost';
  color: string;
  probability: number;
  deadlineDays?: number;
  category?: 'pipeline' | 'bestCase' | 'commit';
  tasks?: {
    title: Text;
    kind: 'task' | 'call' | 'meeting' | 'letter';
    dueDays: number;
    isRequired?: boolean;
  }[];
}

const name: Text = { en: 'Sale', ru: 'Продажа', uz: 'Savdo' };

/** The ready cycle of a sale that a new company renames and drags as it likes. */
const stages: ReadyStage[] = [
  {
    key: 'prospecting',
    name: { en: 'Prospecting', ru: 'Поиск клиента', uz: 'Mijoz izlash' },
    kind: 'open',
    color: 'gray',
    probability: 10,
    category: 'pipeline',
    deadlineDays: 14,
    tasks: [
      {
        title: { en: 'First call', ru: 'Первый звонок', uz: 'Birinchi qoʻngʻiroq' },
        kind: 'call',
        dueDays: 1,
      },
    ],
  },
  {
    key: 'engaging',
    name: { en: 'Engaging', ru: 'Выявление потребности', uz: 'Ehtiyojni aniqlash' },
    kind: 'open',
    color: 'blue',
    probability: 30,
    category: 'pipeline',
    deadlineDays: 14,
    tasks: [
      {
        title: {
          en: 'Find out the need, the budget and who decides',
          ru: 'Выяснить потребность, бюджет и кто принимает решение',
          uz: 'Ehtiyoj, byudjet va kim qaror qabul qilishini aniqlash',
        },
        kind: 'meeting',
        dueDays: 3,
      },
    ],
  },
  {
    key: 'proposal',
    name: { en: 'Proposal', ru: 'Предложение', uz: 'Taklif' },
    kind: 'open',
    color: 'indigo',
    probability: 50,
    category: 'bestCase',
    deadlineDays: 10,
    tasks: [
      {
        title: {
          en: 'Send the proposal',
          ru: 'Отправить коммерческое предложение',
          uz: 'Tijorat taklifini yuborish',
        },
        kind: 'letter',
        dueDays: 2,
      },
    ],
  },
  {
    key: 'negotiation',
    name: { en: 'Negotiation', ru: 'Согласование условий', uz: 'Shartlarni kelishish' },
    kind: 'open',
    color: 'violet',
    probability: 70,
    category: 'commit',
    deadlineDays: 10,
    tasks: [
      {
        title: {
          en: 'Call about the proposal',
          ru: 'Позвонить по предложению',
          uz: 'Taklif boʻyicha qoʻngʻiroq qilish',
        },
        kind: 'call',
        dueDays: 2,
      },
    ],
  },
  {
    key: 'won',
    name: { en: 'Won', ru: 'Продажа состоялась', uz: 'Sotildi' },
    kind: 'won',
    color: 'green',
    probability: 100,
  },
  {
    key: 'lost',
    name: { en: 'Lost', ru: 'Отказ', uz: 'Rad etildi' },
    kind: 'lost',
    color: 'red',
    probability: 0,
  },
];

export async function setUpProcess(ctx: Context): Promise<void> {
  const process = await createRecord(ctx, Process, { name: name[ctx.language], entity: 'deals.deal' });
  const version = await startVersion(
    ctx,
    process.id,
    stages.map(({ name, tasks, ...stage }) => ({
      ...stage,
      name: name[ctx.language],
      tasks: (tasks ?? []).map((t) => ({ ...t, title: t.title[ctx.language] })),
    })),
  );
  await publishVersion(ctx, version);
}
