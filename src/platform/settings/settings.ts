import type { Language } from '../../kernel/i18n.ts';
import type { Db } from '../database/connection.ts';
import { sql } from '../database/sql.ts';

export interface Settings {
  /** False until the first page has made the owner's account. */
  isInstalled: boolean;
  id: string | null;
  name: string;
  language: Language;
  country: string;
  currency: string;
  timeZone: string;
  weekStart: number;
  recycleBinDays: number;
}

const beforeInstallation: Settings = {
  isInstalled: false,
  id: null,
  name: 'Mijoz',
  language: 'en',
  country: 'UZ',
  currency: 'UZS',
  timeZone: 'UTC',
  weekStart: 1,
  recycleBinDays: 30,
};

export async function loadSettings(db: Db): Promise<Settings> {
  const row = await db.one<
    Omit<Settings, 'isInstalled'>
  >(sql`select id, name, language, country, currency, time_zone as "timeZone", week_start as "weekStart", recycle_bin_days as "recycleBinDays"
    from company_profile limit 1`);
  return row ? { ...row, isInstalled: true } : beforeInstallation;
}
