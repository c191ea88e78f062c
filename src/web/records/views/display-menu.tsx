import { Button, Popover, SegmentedControl, Select } from '@mantine/core';
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Layout } from '../../../kernel/view.ts';
import { useLabels } from '../../i18n/labels.ts';
import { useIsPhone } from '../../kit/use-phone.ts';
import { viewOf } from '../../shell/screens.ts';
import { isBoardField, isGroupable, isSortable, possibleColumns } from '../columns.ts';
import type { ListState } from '../list-state.ts';
import { ColumnChooser } from './column-chooser.tsx';
import classes from './views.module.css';

/** How the records are shown: layout, grouping, order, columns. */
export function DisplayMenu(props: { state: ListState }) {
  const { state } = props;
  const { t } = useTranslation();
  const labels = useLabels();
  const isPhone = useIsPhone();
  const { entity, layout } = state;
  const options = (fits: typeof isSortable) =>
    possibleColumns(entity)
      .filter(fits)
      .map((f) => ({ value: f.name, label: labels.field(entity, f) }));
  const layouts: Layout[] = [
    'list',
    ...(entity.fields.some(isBoardField) ? ['board' as const] : []),
    ...(options(isDate).length ? ['calendar' as const] : []),
  ];
  const sort = state.sort ?? entity.sort ?? '-createdAt';
  return (
    <Popover position="bottom-end" width={300}>
      <Popover.Target>
        <Button
          size="xs"
          variant="subtle"
          leftSection={<IconAdjustmentsHorizontal size={15} stroke={1.7} />}
          aria-label={t('display.title')}
        >
          {!isPhone && t('display.title')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={classes.display}>
        {layouts.length > 1 && (
          <SegmentedControl
            fullWidth
            aria-label={t('display.layout')}
            value={layout}
            onChange={(v) => state.change({ layout: v as Layout })}
            data={layouts.map((value) => ({ value, label: t(`display.${value}`) }))}
          />
        )}
        {layout === 'list' && (
          <Line
            label={t('display.group')}
            data={options(isGroupable)}
            value={state.definition.group ?? null}
            onChange={(v) => state.change({ group: v ?? '' })}
          />
        )}
        {layout === 'board' && (
          <Line
            label={t('display.columns')}
            data={options(isBoardField)}
            value={state.definition.group ?? viewOf(entity)?.board?.by ?? null}
            onChange={(v) => state.change({ group: v ?? '' })}
          />
        )}
        {layout === 'calendar' && (
          <Line
            label={t('display.date')}
            data={options(isDate)}
            value={state.definition.date ?? viewOf(entity)?.calendar?.by ?? null}
            onChange={(v) => state.change({ date: v ?? undefined })}
          />
        )}
        <div className={classes.sort}>
          <Line
            label={t('display.sort')}
            data={options(isSortable)}
            value={sort.replace(/^-/, '')}
            onChange={(v) => state.change({ sort: v ?? undefined })}
          />
          <SegmentedControl
            aria-label={t('display.direction')}
            value={sort.startsWith('-') ? 'desc' : 'asc'}
            onChange={(v) => state.change({ sort: `${v === 'desc' ? '-' : ''}${sort.replace(/^-/, '')}` })}
            data={[
              { value: 'asc', label: '↑' },
              { value: 'desc', label: '↓' },
            ]}
          />
        </div>
        {layout === 'list' && <ColumnChooser state={state} />}
      </Popover.Dropdown>
    </Popover>
  );
}

const isDate = (field: { type: string }): boolean => field.type === 'date' || field.type === 'instant';

function Line(props: {
  label: string;
  data: { value: string; label: string }[];
  value: string | null;
  onChange(value: string | null): void;
}) {
  const { t } = useTranslation();
  return (
    <Select
      size="sm"
      className={classes.line}
      {...props}
      placeholder={t('display.none')}
      clearable
      searchable={props.data.length > 8}
      comboboxProps={{ withinPortal: false }}
      nothingFoundMessage={t('common.nothingFound')}
    />
  );
}
