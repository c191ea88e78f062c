import classes from './notifications.module.css';

/** One wish: what it is, what it means, and its switch. */
export function Row(props: { name: string; text?: string; children: React.ReactNode }) {
  return (
    <div className={classes.row}>
      <div>
        <b>{props.name}</b>
        {props.text && <small>{props.text}</small>}
      </div>
      {props.children}
    </div>
  );
}
