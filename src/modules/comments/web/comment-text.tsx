import { useQuery } from '@tanstack/react-query';
import { mentionedIn, piecesOf } from '../mentions.rules.ts';
import classes from './comments.module.css';
import { namesQuery } from './comments-data.ts';

/** Its words, with people by the names that they have today. */
export function CommentText({ text }: { text: string }) {
  const { data: names } = useQuery(namesQuery(mentionedIn(text)));
  return (
    <p className={classes.text}>
      {piecesOf(text).map((piece, i) => {
        const key = `${i}`;
        if ('text' in piece) return piece.text;
        if ('user' in piece)
          return (
            <b key={key} className={classes.named}>
              @{names?.get(piece.user) ?? '…'}
            </b>
          );
        return (
          <a key={key} href={piece.link} target="_blank" rel="noreferrer noopener">
            {piece.link}
          </a>
        );
      })}
    </p>
  );
}
