export { lastContact } from './last-contact.ts';
