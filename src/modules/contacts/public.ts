export { Channel } from './channel.entity.ts';
export { normalizeEmail } from './identity/email.ts';
export { normalizePhone } from './identity/phone.ts';
export { Company, Party, Person } from './party.entity.ts';
export { Employment, Impression } from './relations.entity.ts';
