import { CloseButton, Combobox, InputBase, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '../kit/avatar.tsx';
import { useCandidates } from './candidates.ts';
import { useCreating } from './creating.ts';
import { common, type EditorProps } from './editor-props.ts';
import classes from './editors.module.css';
import { isLink } from './values.ts';

/** Finds the record that a reference shall lead to, as one types. */
export function LinkEditor(props: EditorProps) {
  const { t } = useTranslation();
  const current = isLink(props.value) ? props.value : null;
  const [typed, setTyped] = useState<string | null>(null);
  const [isLeft, setLeft] = useState(false);
  const [query] = useDebouncedValue(typed?.trim() ?? '', 150);
  const combobox = useCombobox({
    defaultOpened: Boolean(props.autoFocus && props.onCommit),
    onDropdownClose: () => combobox.resetSelectedOption(),
  });
  const { candidates, isLoading, isPeople } = useCandidates(
    props.field,
    query,
    combobox.dropdownOpened || isLeft,
  );
  const forget = (): void => {
    setTyped(null);
    setLeft(false);
  };
  const settle = (link: typeof current): void => {
    forget();
    combobox.closeDropdown();
    props.onChange(link);
    props.onCommit?.(link);
  };
  const creatable = useCreating(props.field, props.onlyExisting || isLoading ? '' : query, candidates);
  const isAnswered = typed?.trim() === query && !isLoading;
  const onEnter = useFirstFound(
    combobox,
    typed,
    isAnswered,
    [...candidates, ...creatable].map((c) => c.id).join(),
  );
  const submit = (id: string): void => {
    const made = creatable.find((c) => c.id === id);
    if (made) {
      combobox.closeDropdown();
      made.start(settle);
    } else settle(candidates.find((c) => c.id === id) ?? null);
  };
  // What was typed and not chosen is the record of just that name, or stays to be seen: it is never dropped in silence.
  const words = typed?.trim();
  const named = isAnswered ? candidates.filter((c) => isCalled(c.name, words)) : [];
  useEffect(() => {
    if (isLeft && named[0] && named.length === 1) settle(named[0]);
  });
  const leave = (): void => {
    combobox.closeDropdown();
    if (words && !isCalled(current?.name, words)) setLeft(true);
    else if (typed === '' && !props.field.required) settle(null);
    else forget();
  };
  return (
    <Combobox store={combobox} onOptionSubmit={submit} withinPortal={!props.onCommit}>
      <Combobox.Target>
        <InputBase
          {...common(props)}
          component="input"
          error={isLeft ? t('field.choose') : props.error}
          data-unsettled={words ? true : undefined}
          value={typed ?? current?.name ?? ''}
          placeholder={t('field.find')}
          autoComplete="off"
          onFocus={(e) => {
            combobox.openDropdown();
            e.currentTarget.select();
          }}
          onClick={() => combobox.openDropdown()}
          onBlur={leave}
          onChange={(e) => {
            setLeft(false);
            setTyped(e.currentTarget.value);
            combobox.openDropdown();
          }}
          onKeyDown={(e) => (e.key === 'Escape' ? forget() : onEnter(e))}
          rightSection={
            isLeft || (current && !props.field.required) ? (
              <CloseButton
                size="xs"
                aria-label={t('common.clear')}
                tabIndex={-1}
                onMouseDown={(e) => e.preventDefault()}
                onClick={() => (isLeft ? forget() : settle(null))}
              />
            ) : null
          }
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options aria-label={t('field.found')} mah={260} style={{ overflowY: 'auto' }}>
          {candidates.map((c) => (
            <Combobox.Option key={c.id} value={c.id} active={c.id === current?.id}>
              <span className={classes.option}>
                {isPeople && <Avatar name={c.name ?? ''} />}
                <span className={classes.optionText}>{c.name}</span>
                {c.note && <span className={classes.optionNote}>{c.note}</span>}
              </span>
            </Combobox.Option>
          ))}
          {creatable.map((c) => (
            <Combobox.Option key={c.id} value={c.id}>
              <span className={classes.option}>
                <IconPlus size={14} aria-hidden />
                <span className={classes.optionText}>{c.label}</span>
              </span>
            </Combobox.Option>
          ))}
          {!candidates.length && !creatable.length && (
            <Combobox.Empty>{isLoading ? t('palette.searching') : t('common.nothingFound')}</Combobox.Empty>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

const isCalled = (name: string | null | undefined, words: string | undefined): boolean =>
  name?.trim().toLocaleLowerCase() === words?.toLocaleLowerCase();

/**
 * Whoever types and presses Enter means the first that is found, also when it is found after the key: what the list shows
 * until then answers other words. `found` tells one answer from another.
 */
function useFirstFound(
  { selectFirstOption, clickSelectedOption, resetSelectedOption }: ReturnType<typeof useCombobox>,
  typed: string | null,
  isAnswered: boolean,
  found: string,
): (event: KeyboardEvent) => void {
  const isWaiting = useRef(false);
  useEffect(() => {
    if (typed === null || !isAnswered) {
      resetSelectedOption();
      return;
    }
    if (found) selectFirstOption();
    if (isWaiting.current) clickSelectedOption();
    isWaiting.current = false;
  }, [typed, isAnswered, found, selectFirstOption, clickSelectedOption, resetSelectedOption]);
  return (event) => {
    isWaiting.current = event.key === 'Enter' && typed !== null && !isAnswered;
    if (isWaiting.current) event.preventDefault();
  };
}
