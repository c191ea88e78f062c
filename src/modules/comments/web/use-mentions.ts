import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, type RefObject, useState } from 'react';
import { type About, type Addressee, peopleQuery } from './comments-data.ts';
import { type Named, withName, withTokens, wordAfterAt } from './typed-mentions.ts';

/** The words of a comment as they are typed, and the people that an `@` offers. */
export function useMentions(
  about: About,
  field: RefObject<HTMLTextAreaElement | null>,
  start: { text: string; people: readonly Named[] },
) {
  const [text, setText] = useState(start.text);
  const [word, setWord] = useState<string | null>(null);
  const [at, setAt] = useState(0);
  const [people, setPeople] = useState<readonly Named[]>(start.people);
  const [blind, setBlind] = useState<readonly Addressee[]>([]);
  const { data } = useQuery(peopleQuery(about, word));
  const offered = word === null ? [] : (data?.items ?? []);
  const look = (value: string, caret: number): void => {
    setText(value);
    setWord(wordAfterAt(value, caret));
    setAt(0);
  };
  const choose = (person: Addressee): void => {
    const caret = field.current?.selectionStart ?? text.length;
    const next = withName(text, caret, person.name);
    setText(next.text);
    setWord(null);
    setPeople((known) => [...known.filter((p) => p.id !== person.id), person]);
    if (!person.canSee) setBlind((known) => [...known.filter((p) => p.id !== person.id), person]);
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(next.caret, next.caret);
    });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const chosen = offered[at];
    if (!chosen || event.ctrlKey || event.metaKey) return;
    if (event.key === 'ArrowDown') setAt((at + 1) % offered.length);
    else if (event.key === 'ArrowUp') setAt((at + offered.length - 1) % offered.length);
    else if (event.key === 'Enter' || event.key === 'Tab') choose(chosen);
    else if (event.key === 'Escape') setWord(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const isNamed = (p: Named): boolean => text.includes(`@${p.name}`);
  return {
    text,
    look,
    close: () => setWord(null),
    offered,
    at,
    choose,
    onKeyDown,
    canShare: data?.canShare ?? false,
    blind: blind.filter(isNamed),
    opened: (id: string) => setBlind((known) => known.filter((p) => p.id !== id)),
    stored: () => withTokens(text.trim(), people),
  };
}
