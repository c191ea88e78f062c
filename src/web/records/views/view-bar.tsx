import { Button, Popover } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useShortcut } from '../../shell/shortcuts.ts';
import { FilterBuilder } from '../filter/filter-builder.tsx';
import type { ListState } from '../list-state.ts';
import { DisplayMenu } from './display-menu.tsx';
import { MoreMenu } from './more-menu.tsx';
import { ViewMenu } from './view-menu.tsx';
import { ViewTabs } from './view-tabs.tsx';
import classes from './views.module.css';

/** Below the header: the views as tabs, and how this one is narrowed and shown. */
export function ViewBar(props: { state: ListState; isFilterOpen: boolean; onFilter(open: boolean): void }) {
  const { state, isFilterOpen, onFilter } = props;
  const { t } = useTranslation();
  useShortcut('KeyF', () => onFilter(true));
  return (
    <div className={classes.bar}>
      <ViewTabs state={state} />
      <div className={classes.tools}>
        {state.isChanged && <ViewMenu state={state} />}
        <Popover
          opened={isFilterOpen}
          onChange={onFilter}
          position="bottom-end"
          width={620}
          trapFocus
          returnFocus
        >
          <Popover.Target>
            <Button
              size="xs"
              variant="subtle"
              leftSection={<IconFilter size={15} stroke={1.7} />}
              onClick={() => onFilter(!isFilterOpen)}
              aria-expanded={isFilterOpen}
            >
              {t('filter.title')}
            </Button>
          </Popover.Target>
          <Popover.Dropdown className={classes.wide}>
            <FilterBuilder
              entity={state.entity}
              value={state.filter}
              onChange={(filter) => state.change({ filter: filter ?? { all: [] } })}
            />
          </Popover.Dropdown>
        </Popover>
        <DisplayMenu state={state} />
        <MoreMenu state={state} />
      </div>
    </div>
  );
}
