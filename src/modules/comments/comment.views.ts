import type { EntityView } from '../../kernel/view.ts';

/** `text` holds people as marks: lists and pages show the words with names. */
const view: EntityView = {
  entity: 'comments.comment',
  columns: ['plain', 'author', 'record', 'party', 'createdAt', 'editedAt'],
  sections: [{ fields: ['plain', 'author', 'record', 'party', 'editedAt', 'replyTo'] }],
};
export default view;
