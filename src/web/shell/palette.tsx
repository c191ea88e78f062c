import { Modal } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './palette.module.css';
import { type PaletteEntry, usePaletteEntries } from './palette-entries.ts';
import { PaletteItems } from './palette-items.tsx';
import { closeOverlay } from './shell-state.ts';

/** Go anywhere, make anything, act on what is open, find any record: one box. */
export default function Palette() {
  const { t } = useTranslation();
  const [query, setQuery] = useState('');
  const [debounced] = useDebouncedValue(query.trim(), 120);
  const { entries, isSearching } = usePaletteEntries(query.trim(), debounced);
  const [active, setActive] = useState(0);
  const index = Math.min(active, Math.max(0, entries.length - 1));
  const run = useMemo(
    () => (entry: PaletteEntry | undefined) => {
      if (!entry) return;
      closeOverlay();
      entry.run();
    },
    [],
  );
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && entries.length) setActive((index + step + entries.length) % entries.length);
    else if (event.key === 'Enter') run(entries[index]);
    else return;
    event.preventDefault();
  };
  return (
    <Modal
      opened
      onClose={closeOverlay}
      withCloseButton={false}
      size={640}
      padding={0}
      yOffset="12vh"
      aria-label={t('palette.title')}
      classNames={{ body: classes.body }}
    >
      <div className={classes.box}>
        <IconSearch size={17} stroke={1.7} />
        <input
          data-autofocus
          className={classes.input}
          value={query}
          placeholder={t('palette.placeholder')}
          role="combobox"
          aria-label={t('palette.placeholder')}
          aria-expanded="true"
          aria-controls="palette-items"
          aria-activedescendant={entries[index] ? `palette-${index}` : undefined}
          autoComplete="off"
          spellCheck={false}
          onChange={(e) => {
            setQuery(e.currentTarget.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <PaletteItems
        entries={entries}
        active={index}
        isSearching={isSearching}
        query={query}
        onHover={setActive}
        onRun={run}
      />
    </Modal>
  );
}
