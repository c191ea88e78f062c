import type { Language } from '../../kernel/i18n.ts';
import companiesJson from './content/companies.json' with { type: 'json' };
import en from './content/en.json' with { type: 'json' };
import peopleJson from './content/people.json' with { type: 'json' };
import ru from './content/ru.json' with { type: 'json' };
import uz from './content/uz.json' with { type: 'json' };

export const moods = ['delighted', 'pleased', 'neutral', 'unhappy', 'angry'] as const;
export type Mood = (typeof moods)[number];

/** What the sample company writes, in one language. */
export interface Texts {
  departments: string[];
  /** The country, its capital, and all abroad. */
  territories: [string, string, string];
  /** A rule of assignment. */
  assignment: string;
  positions: { head: string; seller: string };
  /** Name, code, series, unit, price in dollars. */
  products: [string, string, string, string, number][];
  deals: string[];
  contactPositions: string[];
  calls: string[];
  notes: string[];
  impressions: Record<Mood, string[]>;
  /** Title and kind. */
  tasks: [string, string][];
  results: string[];
  losses: string[];
  /** What it is about, and its result. */
  meetings: [string, string][];
  /** Subject and text. */
  letters: [string, string][];
  /** Name and topic of the policy for those who matter most, and of that for all. */
  plans: Record<'key' | 'all', [string, string]>;
}
export interface SampleCompany {
  name: string;
  country: string;
  city: string;
  /** In which its people are spoken with. */
  language: Language;
  /** By its English name in the ready list. */
  industry: string;
}
export interface Names {
  male: string[];
  female: string[];
  last: string[];
  /** Added to a woman's last name. */
  feminine: string;
}

export const texts: Record<Language, Texts> = { en, ru, uz } as unknown as Record<Language, Texts>;
export const names: Record<Language, Names> = peopleJson;
export const companies: SampleCompany[] = (companiesJson as [string, string, string, Language, string][]).map(
  ([name, country, city, language, industry]) => ({ name, country, city, language, industry }),
);
