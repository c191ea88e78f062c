import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Gives, isAmong } from '../parts.rules.ts';
import { departmentsQuery, type Named, peopleQuery } from './data.ts';

/** To whom a rule gives, as a sentence goes on: "by turns: Anna, Boris". */
export function useWho(): (gives: Gives) => string {
  const { t } = useTranslation('assignment');
  const people = useQuery(peopleQuery).data ?? [];
  const departments = useQuery(departmentsQuery).data ?? [];
  const nameIn = (list: Named[], id: string): string => list.find((x) => x.id === id)?.name ?? '…';
  return (gives) => {
    if (gives.to === 'user') return t('words.user', { name: nameIn(people, gives.user) });
    if (!isAmong(gives)) return t(`words.${gives.to}`);
    const names = gives.people.map((p) => nameIn(people, p.user));
    if (gives.department) names.push(t('words.department', { name: nameIn(departments, gives.department) }));
    return names.length ? t(`words.${gives.to}`, { names: names.join(', ') }) : t('words.nobody');
  };
}
