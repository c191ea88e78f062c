import { isLink } from '../../../web/fields/values.ts';
import type { CommentRow } from './comments-data.ts';

/** A comment with its answers, oldest first; without one, the answers to what was deleted. */
export interface RowOfAnswers {
  key: string;
  beginning: CommentRow | null;
  answers: CommentRow[];
}

/** From a list that has the newest first; rows keep that order by their beginnings. */
export function rowsOfAnswers(newestFirst: readonly CommentRow[]): RowOfAnswers[] {
  const rows = new Map<string, RowOfAnswers>();
  const rowOf = (key: string): RowOfAnswers => {
    const row = rows.get(key) ?? { key, beginning: null, answers: [] };
    rows.set(key, row);
    return row;
  };
  for (const comment of newestFirst) {
    if (comment.replyTo === null) rowOf(comment.id).beginning = comment;
    else rowOf(isLink(comment.replyTo) ? comment.replyTo.id : 'deleted').answers.unshift(comment);
  }
  const at = (row: RowOfAnswers): string => (row.beginning ?? row.answers[0])?.createdAt ?? '';
  return [...rows.values()].toSorted((a, b) => at(b).localeCompare(at(a)));
}
