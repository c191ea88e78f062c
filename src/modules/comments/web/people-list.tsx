import { useTranslation } from 'react-i18next';
import { Avatar } from '../../../web/kit/avatar.tsx';
import classes from './comments.module.css';
import type { Addressee } from './comments-data.ts';

/** Colleagues to choose from, below what is typed. */
export function PeopleList(props: {
  id: string;
  people: readonly Addressee[];
  at: number;
  onChoose(person: Addressee): void;
}) {
  const { t } = useTranslation('comments');
  return (
    <div id={props.id} role="listbox" aria-label={t('people')} className={classes.people}>
      {props.people.map((person, i) => (
        <div
          key={person.id}
          id={`${props.id}-${i}`}
          role="option"
          tabIndex={-1}
          aria-selected={i === props.at}
          // The field keeps the focus: the list is walked by its arrows.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => props.onChoose(person)}
          onKeyDown={() => undefined}
        >
          <Avatar name={person.name} size={20} />
          <span>{person.name}</span>
          {!person.canSee && <small>{t('doesNotSee')}</small>}
        </div>
      ))}
    </div>
  );
}
