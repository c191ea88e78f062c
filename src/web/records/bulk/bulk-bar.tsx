import { Button, CloseButton, Menu, Progress } from '@mantine/core';
import { IconDots, IconPencil, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MetaVerb } from '../../../kernel/api.ts';
import { canDelete, canUpdate } from '../../api/meta.ts';
import { countQuery } from '../../api/records.ts';
import { useHasRight } from '../../api/session.ts';
import { useFormats } from '../../i18n/format.ts';
import { useLabels } from '../../i18n/labels.ts';
import { pairFormOf } from '../../shell/screens.ts';
import type { Selection } from '../list/use-selection.ts';
import type { ListState } from '../list-state.ts';
import { lazyPart } from '../record/panels.tsx';
import { canBeAsked, fieldsOfVerb } from '../record/verbs.ts';
import classes from './bulk.module.css';
import { BulkEdit } from './bulk-edit.tsx';
import { BulkReport } from './bulk-report.tsx';
import { BulkVerb } from './bulk-verb.tsx';
import { useBulk } from './use-bulk.ts';

/** What can be done with the selected records, how far it is, and what was refused. */
export function BulkBar(props: { state: ListState; selection: Selection }) {
  const { state, selection } = props;
  const { entity } = state;
  const { t } = useTranslation();
  const labels = useLabels();
  const formats = useFormats();
  const mayBulk = useHasRight('bulk');
  const { data: total } = useQuery(
    countQuery(entity, { filter: state.filter, q: state.q, deleted: state.isDeleted }),
  );
  const bulk = useBulk(state, selection, total?.value ?? 0);
  const [asked, setAsked] = useState<'edit' | 'pair' | MetaVerb | null>(null);
  const count = selection.isAll ? (total?.value ?? selection.ids.size) : selection.ids.size;
  const verbs = entity.verbs.filter((v) => !v.onCollection && canBeAsked(entity, v));
  const pair = pairOf(selection);
  const pairForm = pair && canUpdate(entity) ? pairFormOf(entity) : undefined;
  const PairDialog = pairForm && lazyPart(pairForm.load);
  const canSelectAll = !selection.isAll && total && total.value > selection.ids.size;
  const start = (verb: MetaVerb): void => {
    if (fieldsOfVerb(entity, verb).length) setAsked(verb);
    else void bulk.run(verb.name);
  };
  if (bulk.report)
    return <BulkReport entity={entity} report={bulk.report} onUndo={bulk.undo} onClose={bulk.finish} />;
  return (
    <div className={classes.bar} role="toolbar" aria-label={t('bulk.title')}>
      {bulk.progress ? (
        <div className={classes.progress}>
          <span>
            {t('bulk.progress', {
              done: formats.integer(bulk.progress.done),
              all: formats.integer(bulk.progress.all),
            })}
          </span>
          <Progress
            value={(100 * bulk.progress.done) / Math.max(1, bulk.progress.all)}
            size="sm"
            aria-label={t('bulk.title')}
          />
        </div>
      ) : (
        <>
          <b className={classes.count}>{t('bulk.selected', { count, value: formats.integer(count) })}</b>
          {canSelectAll && (
            <Button size="xs" variant="subtle" onClick={() => selection.selectAll([...selection.ids])}>
              {t('bulk.selectAll', { value: formats.integer(total.value) })}
            </Button>
          )}
          <span className={classes.line} />
          {mayBulk && state.isDeleted && (
            <Button size="xs" variant="subtle" onClick={() => bulk.run('restore')}>
              {t('bulk.restore')}
            </Button>
          )}
          {mayBulk && !state.isDeleted && (
            <>
              {canUpdate(entity) && (
                <Button
                  size="xs"
                  variant="subtle"
                  leftSection={<IconPencil size={15} stroke={1.6} />}
                  onClick={() => setAsked('edit')}
                >
                  {t('bulk.edit')}
                </Button>
              )}
              {pairForm && (
                <Button size="xs" variant="subtle" onClick={() => setAsked('pair')}>
                  {t(pairForm.title)}
                </Button>
              )}
              {canDelete(entity) && (
                <Button
                  size="xs"
                  variant="subtle"
                  leftSection={<IconTrash size={15} stroke={1.6} />}
                  onClick={() => bulk.run('delete')}
                >
                  {t('common.delete')}
                </Button>
              )}
              {verbs.length > 0 && (
                <Menu position="top-end">
                  <Menu.Target>
                    <Button size="xs" variant="subtle" leftSection={<IconDots size={15} />}>
                      {t('record.actions')}
                    </Button>
                  </Menu.Target>
                  <Menu.Dropdown>
                    {verbs.map((verb) => (
                      <Menu.Item key={verb.name} onClick={() => start(verb)}>
                        {labels.verb(entity, verb.name)}
                      </Menu.Item>
                    ))}
                  </Menu.Dropdown>
                </Menu>
              )}
            </>
          )}
          <CloseButton size="sm" aria-label={t('bulk.clear')} onClick={selection.clear} />
        </>
      )}
      {asked === 'edit' && (
        <BulkEdit
          entity={entity}
          count={count}
          onClose={() => setAsked(null)}
          onRun={(input) => bulk.run('update', input)}
        />
      )}
      {asked === 'pair' && pair && PairDialog && (
        <Suspense fallback={null}>
          <PairDialog entity={entity} first={pair[0]} second={pair[1]} onClose={() => setAsked(null)} />
        </Suspense>
      )}
      {typeof asked === 'object' && asked && (
        <BulkVerb
          entity={entity}
          verb={asked}
          count={count}
          onClose={() => setAsked(null)}
          onRun={(input) => bulk.run(asked.name, input)}
        />
      )}
    </div>
  );
}

function pairOf({ isAll, ids }: Selection): [string, string] | undefined {
  const [first, second, ...more] = ids;
  return !isAll && first && second && !more.length ? [first, second] : undefined;
}
