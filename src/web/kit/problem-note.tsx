import classes from './states.module.css';
import { messageOf } from './toast.tsx';

/** What the server refused, beside the button that asked for it. */
export function ProblemNote(props: { error: unknown }) {
  if (!props.error) return null;
  return (
    <div role="alert" className={classes.problem}>
      {messageOf(props.error)}
    </div>
  );
}
