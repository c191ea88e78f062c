import type { Context } from '../../context.ts';
import { fieldLabel, optionLabel, ownText } from '../../i18n/labels.ts';
import { type CardField, type CardWords, cardFields } from '../parse/vcard/words.ts';
import { columnLabelOf, intakeColumns } from './intake-columns.ts';

/** What rows made of electronic cards say in words, in the importer's language: as the program calls the same things. */
export function cardWords(ctx: Context): CardWords {
  const { language } = ctx;
  const party = ctx.app.registry.entity('contacts.party');
  const label = (name: string): string => ownText(language, ['card', 'label', name]);
  return {
    language,
    kinds: {
      person: optionLabel(language, party, 'kind', 'person'),
      company: optionLabel(language, party, 'kind', 'company'),
    },
    labels: Object.fromEntries(['home', 'work', 'pager', 'main'].map((name) => [name, label(name)])),
    birthday: fieldLabel(language, ctx.app.registry.entity('contacts.person'), 'birthday'),
    headings: {
      ...Object.fromEntries(cardFields.map((field) => [field, heading(ctx, field)])),
      // In Russian the whole name is called like a part of it.
      name: ownText(language, ['card', 'fullName']),
    },
  };
}

function heading(ctx: Context, field: CardField): string {
  const [person, company] = ['contacts.person', 'contacts.company'].map((n) => ctx.app.registry.entity(n));
  const words = person && intakeColumns(ctx, person).find(([name]) => name === field)?.[1];
  if (words) return columnLabelOf(ctx, ctx.language, words);
  const bearer = [person, company].find((entity) => entity && Object.hasOwn(entity.fields, field));
  return bearer ? fieldLabel(ctx.language, bearer, field) : field;
}
