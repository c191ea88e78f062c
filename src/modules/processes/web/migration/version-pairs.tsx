import { Checkbox, Select } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { fieldOf } from '../../../../web/api/meta.ts';
import { useLabels } from '../../../../web/i18n/labels.ts';
import { useEntities } from '../use-process.ts';
import classes from './migration.module.css';
import type { Preview, SourceStage, SourceVersion } from './migration-data.ts';

interface Props {
  version: SourceVersion;
  into: Preview['into'];
  isChosen: boolean;
  onChoose(isChosen: boolean): void;
  onPair(from: string, to: string | null): void;
}
const STAY = 'stay';

/** The stages of an earlier version in which deals stand, each with where they go. */
export function VersionPairs({ version, into, isChosen, onChoose, onPair }: Props) {
  const { t } = useTranslation('processes');
  return (
    <fieldset className={classes.version}>
      <legend>
        <Checkbox
          label={t('bring.version', { number: version.number })}
          checked={isChosen}
          onChange={(e) => onChoose(e.currentTarget.checked)}
        />
      </legend>
      <ul>
        {version.stages.map((stage) => (
          <li key={stage.id} data-stays={!stage.to || undefined}>
            <span className={classes.from}>
              <b>{stage.name}</b>
              <small>{t('bring.deals', { count: stage.count })}</small>
            </span>
            <IconArrowRight size={15} className={classes.arrow} aria-hidden />
            <Select
              aria-label={t('bring.to', { stage: stage.name })}
              data={[
                ...into.map((s) => ({ value: s.id, label: s.name })),
                { value: STAY, label: t('bring.stay') },
              ]}
              value={stage.to ?? STAY}
              disabled={!isChosen}
              allowDeselect={false}
              onChange={(to) => onPair(stage.id, to === STAY ? null : to)}
            />
            <Lacks stage={stage} />
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

/** What many of them lack is not demanded now, but will be for the next step. */
function Lacks({ stage }: { stage: SourceStage }) {
  const { t } = useTranslation('processes');
  const labels = useLabels();
  const { deal } = useEntities();
  if (!stage.lacks.length || !deal) return null;
  const words = stage.lacks.map(({ field, count }) => {
    const found = field === null ? undefined : fieldOf(deal, field);
    const name = field === null ? t('bring.condition') : labels.field(deal, found ?? { name: field });
    return t('bring.lack', { name, count });
  });
  return <small className={classes.lacks}>{t('bring.lacks', { list: words.join(', ') })}</small>;
}
