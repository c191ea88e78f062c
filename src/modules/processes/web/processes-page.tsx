import { Button, Select } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { canCreate } from '../../../web/api/meta.ts';
import { SkeletonLines } from '../../../web/kit/skeleton.tsx';
import { ProcessEditor } from './process-editor.tsx';
import classes from './processes.module.css';
import { useChange } from './use-change.ts';
import { useAll, useEntities } from './use-process.ts';

/** The regulated ways of working: each process with its versions, edited as a draft and then published. */
export default function ProcessesPage() {
  const { t } = useTranslation('processes');
  const { process: entity } = useEntities();
  const processes = useAll(entity, { sort: 'position' });
  const [chosen, setChosen] = useState<string | null>(null);
  const { add } = useChange();
  const process =
    processes?.find((p) => p.id === chosen) ?? processes?.find((p) => !p['isRetired']) ?? processes?.[0];
  const create = async (): Promise<void> => {
    const made = await add('processes', { name: t('newProcess'), position: processes?.length ?? 0 });
    const draft = made && (await add(`processes/${made.id}/edit`, {}));
    const version = draft?.['version'];
    const stages = [
      { name: t('firstStage'), kind: 'open', color: 'blue', probability: 20 },
      { name: t('wonStage'), kind: 'won', color: 'green', probability: 100 },
      { name: t('lostStage'), kind: 'lost', color: 'red', probability: 0 },
    ];
    for (const [position, stage] of stages.entries())
      await add('stages', { ...stage, processVersion: version, position });
    if (made) setChosen(made.id);
  };
  if (!processes || !entity) return <SkeletonLines count={8} />;
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <h1>{t('title')}</h1>
        {processes.length > 1 && (
          <Select
            aria-label={t('process')}
            data={processes.map((p) => ({
              value: p.id,
              label: p['isRetired'] ? t('retiredName', { name: p['name'] }) : String(p['name']),
            }))}
            value={process?.id ?? null}
            allowDeselect={false}
            onChange={setChosen}
          />
        )}
        {canCreate(entity) && (
          <Button variant="default" leftSection={<IconPlus size={15} />} onClick={() => void create()}>
            {t('add')}
          </Button>
        )}
      </header>
      {process && <ProcessEditor key={process.id} entity={entity} process={process} />}
    </div>
  );
}
