import classes from './marks.module.css';

const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);
const signs: Record<string, string> = {
  Mod: isMac ? '⌘' : 'Ctrl',
  Shift: isMac ? '⇧' : 'Shift',
  Enter: '↵',
  Escape: 'Esc',
};

/** Keys to press, one after another or together: `Mod K`, `G D`. */
export function Kbd(props: { keys: string }) {
  return (
    <span className={classes.keys}>
      {props.keys.split(' ').map((key) => (
        <kbd key={key} className={classes.kbd}>
          {signs[key] ?? key}
        </kbd>
      ))}
    </span>
  );
}
