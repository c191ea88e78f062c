import { Button } from '@mantine/core';
import { IconAlertTriangle, IconThumbDown, IconTrophy } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordValues } from '../../../../web/api/records.ts';
import { isLink } from '../../../../web/fields/values.ts';
import { useLabels } from '../../../../web/i18n/labels.ts';
import { colorOf } from '../../../../web/kit/colors.ts';
import type { PanelProps } from '../../../../web/shell/screens.ts';
import type { Step } from '../moves/step.ts';
import { useDealMoves } from '../moves/use-deal-moves.tsx';
import { type Stage, useStages } from '../stages.ts';
import classes from './bar.module.css';
import { useDaysByStage } from './stage-times.ts';
import { useDeadline } from './use-deadline.ts';

/** The cycle as steps: where the deal stands, how long it stood where, and the way on. */
export default function StageBar({ entity, record }: PanelProps) {
  const { t } = useTranslation('deals');
  const { move, dialogs } = useDealMoves(entity);
  const stages = useStages(isLink(record['process']) ? record['process'].id : undefined);
  const version = isLink(record['processVersion']) ? record['processVersion'].id : '';
  const current = isLink(record['stage']) ? record['stage'].id : '';
  const days = useDaysByStage(entity, record);
  const isOpen = record['outcome'] === 'open';
  const canWrite = entity.permission.write !== 'none';
  const own = stages?.filter((s) => s.version === version) ?? [];
  const open = own.filter((s) => s.kind === 'open');
  const at = open.findIndex((s) => s.id === current);
  const go = (step: Step): void => void move({ id: record.id, name: String(record['name']) }, step);
  if (!own.length) return <Incomplete entity={entity} record={record} />;
  return (
    <>
      <div className={classes.bar}>
        <ol className={classes.steps} aria-label={t('bar.title')}>
          {open.map((stage, i) => (
            <li key={stage.id}>
              <StageStep
                stage={stage}
                days={days.get(stage.id)}
                record={record}
                state={!isOpen ? 'over' : i < at ? 'past' : i === at ? 'present' : 'ahead'}
                onGo={
                  canWrite && stage.id !== current
                    ? () => go({ verb: isOpen ? 'move' : 'reopen', input: { stage: stage.id } })
                    : undefined
                }
              />
            </li>
          ))}
        </ol>
        {isOpen && canWrite ? (
          <div className={classes.ends}>
            <Button
              size="xs"
              variant="default"
              leftSection={<IconTrophy size={14} className={classes.good} />}
              onClick={() => go({ verb: 'win', input: {} })}
            >
              {t('bar.won')}
            </Button>
            <Button
              size="xs"
              variant="default"
              leftSection={<IconThumbDown size={14} className={classes.bad} />}
              onClick={() => go({ verb: 'lose', input: {} })}
            >
              {t('bar.lost')}
            </Button>
          </div>
        ) : (
          !isOpen && <Outcome stage={own.find((s) => s.id === current)} reason={record['lossReason']} />
        )}
        {dialogs}
      </div>
      <Incomplete entity={entity} record={record} />
    </>
  );
}

/** What history came in without: named, so that somebody fills it in. */
function Incomplete({ entity, record }: PanelProps) {
  const { t } = useTranslation('deals');
  const labels = useLabels();
  const missing = record['incomplete'];
  if (!Array.isArray(missing) || !missing.length) return null;
  const names = missing.map((name) => labels.field(entity, { name: String(name) }).toLowerCase());
  return (
    <p className={classes.incomplete}>
      <IconAlertTriangle size={15} /> {t('bar.incomplete', { fields: names.join(', ') })}
    </p>
  );
}

interface StepProps {
  stage: Stage;
  days: number | undefined;
  record: RecordValues;
  state: 'past' | 'present' | 'ahead' | 'over';
  onGo: (() => void) | undefined;
}

function StageStep({ stage, days, record, state, onGo }: StepProps) {
  const { t } = useTranslation('deals');
  const deadline = useDeadline(record);
  const step = useRef<HTMLButtonElement>(null);
  // A long cycle on a narrow screen: the present stage is what one came to see.
  useEffect(() => {
    if (state === 'present') step.current?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [state]);
  return (
    <button
      ref={step}
      type="button"
      className={classes.step}
      data-state={state}
      disabled={!onGo}
      onClick={onGo}
      aria-current={state === 'present' ? 'step' : undefined}
      style={{ '--stage': colorOf(stage.color, stage.name) } as React.CSSProperties}
    >
      <span className={classes.name}>{stage.name}</span>
      {days !== undefined && (
        <small
          data-late={(state === 'present' && deadline?.isLate) || undefined}
          title={state === 'present' ? deadline?.title : undefined}
        >
          {t('bar.days', { count: days })}
          {state === 'present' && deadline?.text && ` · ${deadline.text}`}
        </small>
      )}
    </button>
  );
}

function Outcome({ stage, reason }: { stage: Stage | undefined; reason: unknown }) {
  const labels = useLabels();
  if (!stage) return null;
  return (
    <div className={classes.outcome} data-kind={stage.kind}>
      {stage.kind === 'won' ? <IconTrophy size={15} /> : <IconThumbDown size={15} />}
      {stage.name}
      {isLink(reason) && (
        <span title={labels.list('deals.lossReason')}>
          {' · '}
          {reason.name}
        </span>
      )}
    </div>
  );
}
