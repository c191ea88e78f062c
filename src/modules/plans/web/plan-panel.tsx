import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MetaEntity } from '../../../kernel/api.ts';
import { canCreate, canRead, canUpdate, fieldOf, useMeta } from '../../../web/api/meta.ts';
import { listQuery, type RecordValues } from '../../../web/api/records.ts';
import { FieldCell } from '../../../web/fields/field-cell.tsx';
import { KeptEditor } from '../../../web/fields/kept-editor.tsx';
import { todayIn } from '../../../web/fields/values.ts';
import { useFormats } from '../../../web/i18n/format.ts';
import { useLabels } from '../../../web/i18n/labels.ts';
import { RecordLink } from '../../../web/kit/record-link.tsx';
import { AddButton, SidePanel } from '../../../web/kit/side-panel.tsx';
import type { PanelProps } from '../../../web/shell/screens.ts';
import { startCreating } from '../../../web/shell/shell-state.ts';
import classes from './plans.module.css';
import { useMove } from './use-move.ts';

const SHOWN = 8;

/** The customer's one plan: what is to come, by whom, and how the last contacts went. */
export default function PlanPanel({ record }: PanelProps) {
  const { t } = useTranslation('plans');
  const contact = useMeta().find('plans.contact');
  const of = (state: string[]) => ({
    all: [
      { field: 'party', op: 'eq', value: record.id } as const,
      { field: 'state', op: 'in', value: state } as const,
    ],
  });
  const planned = useQuery({
    ...listQuery(contact ?? nothing, { filter: of(['planned']), sort: 'dueOn', limit: SHOWN }),
    enabled: canRead(contact),
  });
  const past = useQuery({
    ...listQuery(contact ?? nothing, { filter: of(['done', 'missed']), sort: '-dueOn', limit: 3 }),
    enabled: canRead(contact),
  });
  if (!contact || !canRead(contact)) return null;
  const days = planned.data?.items.map((item) => item['dueOn']) ?? [];
  const isTwice = (day: unknown): boolean => days.indexOf(day) !== days.lastIndexOf(day);
  const isEmpty = planned.data?.items.length === 0 && past.data?.items.length === 0;
  return (
    <SidePanel
      title={t('plan.title')}
      empty={isEmpty && t('plan.none')}
      action={
        canCreate(contact) && (
          <AddButton
            label={t('plan.add')}
            onClick={() =>
              startCreating('plans.contact', { party: { id: record.id, name: String(record['name'] ?? '') } })
            }
          />
        )
      }
    >
      <ul className={classes.lines}>
        {planned.data?.items.map((item) => (
          <Planned key={item.id} entity={contact} item={item} isTwice={isTwice(item['dueOn'])} />
        ))}
      </ul>
      <ul className={classes.past}>
        {past.data?.items.map((item) => (
          <Past key={item.id} entity={contact} item={item} />
        ))}
      </ul>
    </SidePanel>
  );
}

const nothing = { base: 'plans.contact', route: 'planned-contacts' } as MetaEntity;

interface PlannedProps {
  entity: MetaEntity;
  item: RecordValues;
  /** Another contact is planned for the same day. */
  isTwice: boolean;
}

function Planned({ entity, item, isTwice }: PlannedProps) {
  const labels = useLabels();
  const formats = useFormats();
  const { t } = useTranslation('plans');
  const move = useMove();
  const [isMoving, setMoving] = useState(false);
  const isLate = String(item['dueOn']) < todayIn(formats.timeZone);
  const [due, assignee] = [fieldOf(entity, 'dueOn'), fieldOf(entity, 'assignee')];
  return (
    <li>
      <RecordLink to={`/planned-contacts/${item.id}`}>
        {String(item['topic'] ?? labels.option(entity, 'kind', String(item['kind'])))}
      </RecordLink>
      <span className={classes.quiet}>{labels.option(entity, 'kind', String(item['kind']))}</span>
      {due && isMoving ? (
        <KeptEditor
          key={String(item.version)}
          entity={entity}
          field={due}
          name={labels.field(entity, due)}
          value={item['dueOn']}
          onKeep={(value) => {
            setMoving(false);
            void move(item.id, value);
          }}
        />
      ) : (
        <button
          type="button"
          className={classes.day}
          disabled={!canUpdate(entity)}
          aria-label={t('plan.move', { day: formats.date(String(item['dueOn'])) })}
          onClick={() => setMoving(true)}
        >
          <time dateTime={String(item['dueOn'])} data-late={isLate || undefined}>
            {formats.date(String(item['dueOn']), true)}
          </time>
        </button>
      )}
      {isTwice && <span className={classes.twice}>{t('plan.twice')}</span>}
      {assignee && <FieldCell entity={entity} field={assignee} value={item['assignee']} />}
    </li>
  );
}

function Past({ entity, item }: { entity: MetaEntity; item: RecordValues }) {
  const { t } = useTranslation('plans');
  const labels = useLabels();
  const formats = useFormats();
  const late = Number(item['lateDays'] ?? 0);
  const when = late > 0 ? 'late' : late < 0 ? 'early' : 'inTime';
  return (
    <li>
      <time dateTime={String(item['dueOn'])}>{formats.date(String(item['doneOn'] ?? item['dueOn']))}</time>
      <span>{labels.option(entity, 'state', String(item['state']))}</span>
      {item['state'] === 'done' && (
        <span className={classes.quiet}>{t(`plan.${when}`, { count: Math.abs(late) })}</span>
      )}
    </li>
  );
}
