import { Menu } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MetaEntity } from '../../../../kernel/api.ts';
import { useMeta } from '../../../../web/api/meta.ts';
import { useMetricName } from '../../../../web/figures/metric-name.ts';
import { useLabels } from '../../../../web/i18n/labels.ts';
import { resolvePath } from '../../../../web/records/filter/field-path.ts';
import { type Grouping, type Question, steps } from '../../question.rules.ts';
import { useTexts } from '../show/use-texts.ts';
import { useMetrics } from '../use-metrics.ts';
import { BandsModal } from './bands-modal.tsx';
import classes from './builder.module.css';
import { Chip } from './chip.tsx';
import {
  added,
  firstBounds,
  functionsOf,
  isNumber,
  moved,
  replaced,
  without,
  withValue,
  type Zone,
} from './edit.ts';
import { type Dragged, ZoneBox } from './zone-box.tsx';

interface Props {
  entity: MetaEntity;
  question: Question;
  onChange(question: Question): void;
}

/** What stands down, across, and in the cells. */
export function Zones(props: Props) {
  const { question, onChange } = props;
  const move = (from: Dragged, to: Zone, at: number): void =>
    onChange(moved(question, from.zone, from.at, to, at));
  return (
    <div className={classes.zones}>
      {(['rows', 'columns'] as const).map((zone) => (
        <ZoneBox
          key={zone}
          zone={zone}
          isEmpty={!question[zone].length}
          onField={(leaf) => onChange(added(question, zone, leaf.path, leaf.field))}
          onChip={(chip) => move(chip, zone, question[zone].length)}
        >
          <Groupings {...props} zone={zone} onMove={move} />
        </ZoneBox>
      ))}
      <ZoneBox
        zone="values"
        isEmpty={false}
        onField={(leaf) => onChange(added(question, 'values', leaf.path, leaf.field))}
        onChip={(chip) => move(chip, 'values', question.values.length)}
      >
        <Values {...props} onMove={move} />
        <AddValue {...props} />
      </ZoneBox>
    </div>
  );
}

type Moving = { onMove(from: Dragged, to: Zone, at: number): void };

function Groupings(props: Props & Moving & { zone: 'rows' | 'columns' }) {
  const texts = useTexts();
  const [inBands, setInBands] = useState<number | null>(null);
  const { entity, question, onChange, zone } = props;
  const banded = inBands === null ? undefined : question[zone][inBands];
  const change = (i: number, next: Grouping): void => onChange(replaced(question, zone, i, next));
  return (
    <>
      {question[zone].map((g, i) => (
        <Chip
          key={g.field}
          zone={zone}
          at={i}
          count={question[zone].length}
          title={texts.grouping(entity.name, g)}
          onMove={props.onMove}
          onRemove={() => onChange(without(question, zone, i))}
          choices={
            <Ways
              entity={entity}
              grouping={g}
              onChange={(next) => change(i, next)}
              onBands={() => setInBands(i)}
            />
          }
        />
      ))}
      {banded && inBands !== null && (
        <BandsModal
          title={texts.field(entity.name, banded.field)}
          bounds={banded.bounds ?? firstBounds}
          onClose={() => setInBands(null)}
          onUse={(bounds) => {
            setInBands(null);
            change(inBands, { field: banded.field, by: 'band', bounds });
          }}
        />
      )}
    </>
  );
}

interface WaysProps {
  entity: MetaEntity;
  grouping: Grouping;
  onChange(grouping: Grouping): void;
  onBands(): void;
}

/** How the values of a grouping are put together: days by the calendar, numbers in ranges, others not at all. */
function Ways({ entity, grouping: g, onChange, onBands }: WaysProps) {
  const { t } = useTranslation('reports');
  const index = useMeta();
  const labels = useLabels();
  const field = resolvePath(index, labels, entity, g.field)?.field;
  if (field?.type === 'date' || field?.type === 'instant')
    return [...steps, 'age' as const].map((by) => (
      <Menu.Item key={by} data-chosen={g.by === by || undefined} onClick={() => onChange({ ...g, by })}>
        {t(`reportSheet.by.${by}`)}
      </Menu.Item>
    ));
  if (!field || !isNumber(field)) return null;
  return (
    <>
      {field.type !== 'money' && (
        <Menu.Item data-chosen={!g.by || undefined} onClick={() => onChange({ field: g.field })}>
          {t('builder.bands.each')}
        </Menu.Item>
      )}
      <Menu.Item data-chosen={!!g.by || undefined} onClick={onBands}>
        {t('builder.bands.open')}
      </Menu.Item>
    </>
  );
}

function Values({ entity, question, onChange, onMove }: Props & Moving) {
  const { t } = useTranslation('reports');
  const texts = useTexts();
  const index = useMeta();
  const labels = useLabels();
  return question.values.map((v, i) => {
    const field = v.field ? resolvePath(index, labels, entity, v.field)?.field : undefined;
    const canShare = v.metric || v.fn === 'count' || v.fn === 'sum';
    return (
      <Chip
        key={v.key}
        zone="values"
        at={i}
        count={question.values.length}
        letter={v.key}
        title={texts.value(entity.name, v)}
        onMove={onMove}
        onRemove={question.values.length > 1 ? () => onChange(without(question, 'values', i)) : undefined}
        choices={
          <>
            {field &&
              functionsOf(field).map((fn) => (
                <Menu.Item
                  key={fn}
                  data-chosen={v.fn === fn || undefined}
                  onClick={() =>
                    onChange(replaced(question, 'values', i, { key: v.key, field: v.field, fn }))
                  }
                >
                  {t(`fn.${fn}`)}
                </Menu.Item>
              ))}
            {canShare && (
              <Menu.Item
                data-chosen={v.isShare || undefined}
                onClick={() => onChange(replaced(question, 'values', i, { ...v, isShare: !v.isShare }))}
              >
                {t('builder.share')}
              </Menu.Item>
            )}
          </>
        }
      />
    );
  });
}

function AddValue({ entity, question, onChange }: Props) {
  const { t } = useTranslation('reports');
  const name = useMetricName();
  const metrics = useMetrics().filter((m) => m.entity === entity.name);
  return (
    <Menu>
      <Menu.Target>
        <button type="button" className={classes.addValue} aria-label={t('builder.addValue')}>
          <IconPlus size={14} />
        </button>
      </Menu.Target>
      <Menu.Dropdown mah={360} style={{ overflowY: 'auto' }}>
        <Menu.Item onClick={() => onChange(withValue(question, { fn: 'count' }))}>
          {t('reportSheet.value.count')}
        </Menu.Item>
        {metrics.length > 0 && <Menu.Label>{t('builder.metrics')}</Menu.Label>}
        {metrics.map((m) => (
          <Menu.Item key={m.name} onClick={() => onChange(withValue(question, { metric: m.name }))}>
            {name(m.name)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
