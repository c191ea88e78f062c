import { Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordValues } from '../../../../web/api/records.ts';
import { SkeletonLines } from '../../../../web/kit/skeleton.tsx';
import { DifferenceList } from './difference-list.tsx';
import classes from './differences.module.css';
import { differences } from './differences.ts';
import { useParts } from './use-parts.ts';

interface Props {
  /** The newest first. */
  versions: RecordValues[];
  version: string;
  label(version: RecordValues): string;
}

/** Any two versions of a process: what the one changes against the other. */
export function DifferencesView({ versions, version, label }: Props) {
  const { t } = useTranslation('processes');
  const earlier = versions[versions.findIndex((v) => v.id === version) + 1]?.id;
  const [chosen, setChosen] = useState<string | null>(null);
  const from = chosen ?? earlier ?? versions.find((v) => v.id !== version)?.id ?? null;
  const before = useParts(from);
  const after = useParts(version);
  if (!from) return <p>{t('compare.onlyOne')}</p>;
  return (
    <section className={classes.page} aria-label={t('view.differences')}>
      <div className={classes.choice}>
        <Select
          label={t('compare.with')}
          data={versions.filter((v) => v.id !== version).map((v) => ({ value: v.id, label: label(v) }))}
          value={from}
          allowDeselect={false}
          onChange={setChosen}
        />
      </div>
      {before && after ? <DifferenceList list={differences(before, after)} /> : <SkeletonLines count={4} />}
    </section>
  );
}
