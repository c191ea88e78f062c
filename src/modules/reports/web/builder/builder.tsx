import { Drawer, Select, Tabs } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { canRead, useMeta } from '../../../../web/api/meta.ts';
import { useLabels } from '../../../../web/i18n/labels.ts';
import { useIsPhone } from '../../../../web/kit/use-phone.ts';
import type { Question } from '../../question.rules.ts';
import classes from './builder.module.css';
import { added, blank } from './edit.ts';
import { FieldPanel } from './field-panel.tsx';
import { FilterButton, FormSelect, Options } from './options.tsx';
import { Zones } from './zones.tsx';

interface Props {
  question: Question;
  onChange(question: Question): void;
  /** A phone has the builder in a drawer. */
  onClose(): void;
}

/** What is asked: the fields at the side; on a phone all of it in a drawer. */
export function BuilderSide(props: Props) {
  const { t } = useTranslation('reports');
  const isPhone = useIsPhone();
  if (!isPhone)
    return (
      <aside className={classes.side} aria-label={t('builder.title')}>
        <Side {...props} />
      </aside>
    );
  return (
    <Drawer
      opened
      onClose={props.onClose}
      position="bottom"
      size="85%"
      title={t('builder.title')}
      closeButtonProps={{ 'aria-label': t('builder.close') }}
    >
      <BuilderTop {...props} />
      <Side {...props} />
    </Drawer>
  );
}

function Side({ question, onChange }: Props) {
  const { t } = useTranslation('reports');
  const entity = useMeta().find(question.entity);
  if (!entity) return null;
  return (
    <>
      <EntitySelect question={question} onChange={onChange} />
      <Tabs defaultValue="fields" keepMounted={false}>
        <Tabs.List grow>
          <Tabs.Tab value="fields">{t('builder.fields')}</Tabs.Tab>
          <Tabs.Tab value="options">{t('builder.options')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="fields" pt={10}>
          <FieldPanel
            entity={entity}
            onAdd={(zone, leaf) => onChange(added(question, zone, leaf.path, leaf.field))}
          />
        </Tabs.Panel>
        <Tabs.Panel value="options" pt={10}>
          <Options entity={entity} question={question} onChange={onChange} />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}

/** Rows, columns, values and the form, above the answer. */
export function BuilderTop({ question, onChange }: Omit<Props, 'onClose'>) {
  const entity = useMeta().find(question.entity);
  if (!entity) return null;
  return (
    <div className={classes.top}>
      <Zones entity={entity} question={question} onChange={onChange} />
      <FilterButton entity={entity} question={question} onChange={onChange} />
      <FormSelect entity={entity} question={question} onChange={onChange} />
    </div>
  );
}

function EntitySelect({ question, onChange }: Omit<Props, 'onClose'>) {
  const { t } = useTranslation('reports');
  const labels = useLabels();
  const data = useMeta()
    .entities.filter((e) => canRead(e) && e.canTransfer !== undefined)
    .map((e) => ({ value: e.name, label: labels.many(e) }))
    .toSorted((a, b) => a.label.localeCompare(b.label));
  return (
    <Select
      label={t('builder.entity')}
      data={data}
      value={question.entity}
      allowDeselect={false}
      searchable
      onChange={(name) => name && name !== question.entity && onChange(blank(name))}
    />
  );
}
