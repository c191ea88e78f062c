import { expect, test } from 'vitest';
import { mentionedIn, mentionOf, piecesOf, plainText } from '../mentions.rules.ts';
import type { CommentRow } from './comments-data.ts';
import { rowsOfAnswers } from './rows-of-answers.ts';
import { withName, withTokens, wordAfterAt } from './typed-mentions.ts';

const anna = { id: '0192f0c0-0000-7000-8000-000000000001', name: 'Anna' };
const annaLee = { id: '0192f0c0-0000-7000-8000-000000000002', name: 'Anna Lee' };

test('a name is looked for after an @ that begins a word, up to the caret', () => {
  expect(wordAfterAt('Ask @bo', 7)).toBe('bo');
  expect(wordAfterAt('@', 1)).toBe('');
  expect(wordAfterAt('mail@bo', 7)).toBeNull();
  expect(wordAfterAt('Ask @bo now', 11)).toBeNull();
  expect(withName('Ask @bo now', 7, 'Boris')).toEqual({ text: 'Ask @Boris now', caret: 11 });
});

test('names become tokens, the longer before the one that it begins with', () => {
  const text = withTokens('@Anna Lee and @Anna', [anna, annaLee]);
  expect(mentionedIn(text)).toEqual([annaLee.id, anna.id]);
  expect(plainText(text, (id) => (id === anna.id ? 'Anna' : undefined))).toBe('@… and @Anna');
});

test('a text is drawn as words, people and addresses, without the sign that ends the sentence', () => {
  expect(piecesOf(`See https://a.uz/x?y=1. ${mentionOf(anna.id)}!`)).toEqual([
    { text: 'See ' },
    { link: 'https://a.uz/x?y=1' },
    { text: '. ' },
    { user: anna.id },
    { text: '!' },
  ]);
  expect(piecesOf('javascript:alert(1)')).toEqual([{ text: 'javascript:alert(1)' }]);
});

test('answers stand below what they answer, those to something deleted together', () => {
  const row = (id: string, replyTo: CommentRow['replyTo'] = null): CommentRow => ({
    id,
    text: id,
    author: null,
    createdAt: id,
    editedAt: null,
    replyTo,
  });
  const to = (id: string) => ({ id, name: null });
  const rows = rowsOfAnswers([
    row('5', to('1')),
    row('4', { hidden: true }),
    row('3'),
    row('2', to('1')),
    row('1'),
  ]);
  expect(rows.map((r) => [r.beginning?.id, ...r.answers.map((a) => a.id)])).toEqual([
    [undefined, '4'],
    ['3'],
    ['1', '2', '5'],
  ]);
});
