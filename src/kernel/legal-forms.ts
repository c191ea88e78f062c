import { fold } from './fold.ts';

/** Whether a word beside a company's name says of what kind the company is, and is no part of the name. */
export const isLegalForm = (word: string): boolean => forms.has(fold(word));

const forms = new Set(
  (
    'ООО ОАО ЗАО ПАО НПАО АО НАО ИП ЧП ТОО ТОВ ФОП ОсОО ГУП МУП ФГУП КФХ УП АНО ' +
    'МЧЖ MChJ OOO АЖ AJ OAJ YoAJ ХК XK ҚК QK ЯТТ YaTT ДУК DUK LLC LLP Ltd Limited Inc Incorporated Corp Corporation PLC ' +
    'GmbH AG KG OHG SAS SARL SRL SpA BV NV Oy ApS Kft doo sro Pty'
  )
    .split(' ')
    .map(fold),
);
