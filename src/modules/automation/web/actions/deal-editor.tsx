import { useTranslation } from 'react-i18next';
import type { MetaEntity, MetaField } from '../../../../kernel/api.ts';
import type { DealAction } from '../../parts.rules.ts';
import classes from '../rule/rule.module.css';
import { TextWithPlaces } from './text-with-places.tsx';
import { ValueField } from './value-field.tsx';
import { WhoField } from './who-field.tsx';

interface Props {
  entity: MetaEntity;
  action: DealAction;
  onChange(action: DealAction): void;
}
const process: MetaField = {
  name: 'process',
  type: 'ref',
  to: ['processes.process'],
  isReadOnly: false,
  required: true,
};

/** Another process is started: a deal with the same customer. */
export function DealEditor({ entity, action, onChange }: Props) {
  const { t } = useTranslation('automation');
  return (
    <div className={classes.parts}>
      <ValueField
        entity={entity}
        field={process}
        label={t('deal.process')}
        value={action.process || null}
        onChange={(id) => typeof id === 'string' && onChange({ ...action, process: id })}
      />
      <TextWithPlaces
        entity={entity}
        label={t('deal.name')}
        value={action.name}
        max={300}
        onChange={(name) => onChange({ ...action, name })}
      />
      <WhoField
        entity={entity}
        label={t('deal.owner')}
        value={action.owner}
        onChange={(owner) => onChange({ ...action, owner })}
      />
    </div>
  );
}
