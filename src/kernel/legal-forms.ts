import { fold } from './fold.ts';

/** Whether a word beside a company's name says of what kind the company is, and is no part of the name. */
export const isLegalForm = (word: string): boolean => forms.has(fold(word));

const forms = new Set(
  (
    'ООО ОАО ЗАО ПАО НПАО АО ИП ЧП ТОО ОсОО ГУП МУП ФГУП КФХ ' +
    'МЧЖ MChJ OOO АЖ AJ OAJ YoAJ XK QK YaTT DUK LLC LLP Ltd Inc Corp GmbH AG'
  )
    .split(' ')
    .map(fold),
);
