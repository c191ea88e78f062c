import { fold } from '../../kernel/fold.ts';
import type { Rule } from '../../platform/module.ts';

/** A person is called by the parts of the name where they are known; every party is found by its folded name. */
export const naming: Rule = {
  entity: 'contacts.party',
  apply: (after, before) => {
    const parts = [after['firstName'], after['middleName'], after['lastName']];
    const was = before ? [before['firstName'], before['middleName'], before['lastName']] : [];
    const arePartsNew = parts.some((part, i) => part && part !== was[i]);
    const name = arePartsNew ? parts.filter(Boolean).join(' ') : after['name'];
    return { set: { name, nameKey: fold(String(name ?? '')).slice(0, 400) } };
  },
};
