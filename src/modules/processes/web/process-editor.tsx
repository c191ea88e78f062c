import { SegmentedControl, Select, Switch } from '@mantine/core';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MetaEntity } from '../../../kernel/api.ts';
import { canUpdate, fieldOf } from '../../../web/api/meta.ts';
import type { RecordValues } from '../../../web/api/records.ts';
import { KeptEditor } from '../../../web/fields/kept-editor.tsx';
import { isLink } from '../../../web/fields/values.ts';
import { useLabels } from '../../../web/i18n/labels.ts';
import { DifferencesView } from './differences/differences-view.tsx';
import { BringDeals } from './migration/bring-deals.tsx';
import { CyclePicture } from './picture/cycle-picture.tsx';
import classes from './processes.module.css';
import { TrialView } from './simulation/trial-view.tsx';
import { StageBoard } from './stage-board.tsx';
import { useChange } from './use-change.ts';
import { useAll, useEntities } from './use-process.ts';
import { VersionActions } from './version-actions.tsx';

const views = ['stages', 'picture', 'differences', 'trial'];

/** One process: its name, its versions, and the stages of the version chosen. */
export function ProcessEditor({ entity, process }: { entity: MetaEntity; process: RecordValues }) {
  const { t } = useTranslation('processes');
  const labels = useLabels();
  const { version: versionEntity } = useEntities();
  const { change } = useChange();
  const [chosen, setChosen] = useState<string | null>(null);
  const hash = useLocation({ select: (l) => l.hash });
  const navigate = useNavigate();
  const view = views.find((v) => v === hash) ?? 'stages';
  const [isBringing, setBringing] = useState(false);
  const filter = { field: 'process', op: 'eq', value: process.id } as const;
  const versions = useAll(versionEntity, { filter, sort: '-number' });
  const current = isLink(process['current']) ? process['current'].id : null;
  const draft = versions?.find((v) => v['state'] === 'draft');
  const version = versions?.find((v) => v.id === chosen) ?? draft ?? versions?.find((v) => v.id === current);
  const canWrite = canUpdate(entity);
  const nameField = fieldOf(entity, 'name');
  const label = (v: RecordValues): string =>
    t(`version.${String(v['state'])}`, { number: String(v['number']) });
  return (
    <>
      <div className={classes.bar}>
        {nameField && canWrite && (
          <KeptEditor
            key={`name${String(process.version)}`}
            entity={entity}
            field={nameField}
            name={labels.field(entity, nameField)}
            value={process['name']}
            onKeep={(name) => void change(`processes/${process.id}`, { name })}
          />
        )}
        <Select
          aria-label={t('versions')}
          data={(versions ?? []).map((v) => ({ value: v.id, label: label(v) }))}
          value={version?.id ?? null}
          allowDeselect={false}
          onChange={setChosen}
        />
        {canWrite && (
          <Switch
            label={t('retired')}
            checked={process['isRetired'] === true}
            onChange={(e) => void change(`processes/${process.id}`, { isRetired: e.currentTarget.checked })}
          />
        )}
        {canWrite && (
          <VersionActions
            process={process}
            version={version}
            draft={draft}
            current={current}
            onOpen={setChosen}
            onPublished={setBringing}
          />
        )}
      </div>
      {canWrite && current && version?.id === current && (
        <BringDeals process={process.id} isOpen={isBringing} onOpen={setBringing} />
      )}
      {version && (
        <SegmentedControl
          aria-label={t('view.title')}
          className={classes.views}
          data={views.map((value) => ({ value, label: t(`view.${value}`) }))}
          value={view}
          onChange={(hash) => void navigate({ to: '/settings/processes', hash, replace: true })}
        />
      )}
      {version && view === 'stages' && (
        // With a key, since the stages of the version before must not stand there as this one's and take what is typed.
        <StageBoard
          key={version.id}
          version={version.id}
          canWrite={canWrite && version['state'] === 'draft'}
        />
      )}
      {version && versions && view === 'differences' && (
        <DifferencesView key={version.id} versions={versions} version={version.id} label={label} />
      )}
      {version && view === 'trial' && <TrialView key={version.id} version={version.id} />}
      {version && view === 'picture' && <CyclePicture version={version.id} process={process.id} />}
    </>
  );
}
