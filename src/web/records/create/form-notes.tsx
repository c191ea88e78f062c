import { type ComponentType, lazy, Suspense } from 'react';
import { type FormNote, type FormNoteProps, formNotesOf } from '../../shell/screens.ts';

const loaded = new Map<FormNote, ComponentType<FormNoteProps>>();

function lazyNote(note: FormNote): ComponentType<FormNoteProps> {
  const known = loaded.get(note);
  if (known) return known;
  const component = lazy(note.load);
  loaded.set(note, component);
  return component;
}

/** What modules say of what is typed into the form of a new record. */
export function FormNotes(props: FormNoteProps) {
  return formNotesOf(props.entity).map((note) => {
    const Content = lazyNote(note);
    return (
      <Suspense key={note.entity} fallback={null}>
        <Content {...props} />
      </Suspense>
    );
  });
}
