import type { Language } from '../../kernel/i18n.ts';
import { names } from './content.ts';
import type { Seeded } from './seeded.ts';

export interface PersonName {
  firstName: string;
  lastName: string;
}

export function newName(random: Seeded, language: Language): PersonName {
  const { male, female, last, feminine } = names[language];
  const isWoman = random.chance(0.45);
  return {
    firstName: random.pick(isWoman ? female : male),
    lastName: random.pick(last) + (isWoman ? feminine : ''),
  };
}

export const fullName = ({ firstName, lastName }: PersonName): string => `${firstName} ${lastName}`;

/** Latin letters for an address. */
export function latin(text: string): string {
  const plain = [...text.toLowerCase()].map((char) => cyrillic.get(char) ?? char).join('');
  return plain
    .normalize('NFD')
    .replace(/[^a-z0-9 -]/g, '')
    .trim()
    .replace(/[ -]+/g, '-');
}

const letters = 'абвгдеёжзийклмнопрстуфхцчшщъыьэюя';
const sounds = 'a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh sch  y  e yu ya'.split(' ');
const cyrillic = new Map([...letters].map((letter, i) => [letter, sounds[i] ?? '']));
