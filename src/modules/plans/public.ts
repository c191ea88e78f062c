export { loadWorkDays } from './days-off.ts';
export { addWorkDays, type WorkDays } from './due-day.ts';
export { lastContact } from './last-contact.ts';
export { PlannedContact } from './planned-contact.entity.ts';
export { ContactPolicy } from './policy.entity.ts';
export { reviewAll } from './review.ts';
