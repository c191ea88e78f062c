export { loadWorkDays } from './days-off.ts';
export { addWorkDays, type WorkDays } from './due-day.ts';
export { lastContact } from './last-contact.ts';
