import { Button, Checkbox, Popover, TextInput } from '@mantine/core';
import { IconChevronDown, IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './calendar.module.css';
import type { Person } from './calendar-data.ts';

interface Props {
  people: Person[];
  team: Person[];
  onChange(users: string[]): void;
}
const MOST_SHOWN = 50;
const WORTH_SEARCHING = 10;

/** Whose days stand beside each other. */
export function TeamPicker({ people, team, onChange }: Props) {
  const { t } = useTranslation('calendar');
  const [typed, setTyped] = useState('');
  const chosen = team.map((p) => p.id);
  const found = people.filter((p) => p.name.toLowerCase().includes(typed.trim().toLowerCase()));
  return (
    <Popover width={260} position="bottom-end" trapFocus>
      <Popover.Target>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconUsers size={14} />}
          rightSection={<IconChevronDown size={13} />}
        >
          {t('colleaguesCount', { count: chosen.length })}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        {people.length > WORTH_SEARCHING && (
          <TextInput
            mb={8}
            aria-label={t('find')}
            placeholder={t('find')}
            value={typed}
            onChange={(e) => setTyped(e.currentTarget.value)}
          />
        )}
        <div className={classes.pick}>
          {found.map((p) => (
            <Checkbox
              key={p.id}
              label={p.name}
              checked={chosen.includes(p.id)}
              disabled={!chosen.includes(p.id) && chosen.length >= MOST_SHOWN}
              onChange={(e) =>
                onChange(e.currentTarget.checked ? [...chosen, p.id] : chosen.filter((id) => id !== p.id))
              }
            />
          ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
