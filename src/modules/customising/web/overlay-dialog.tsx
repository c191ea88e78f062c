import { Button, Modal, Select, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MetaEntity, MetaField } from '../../../kernel/api.ts';
import { ApiError } from '../../../web/api/client.ts';
import { useLabels } from '../../../web/i18n/labels.ts';
import { errorToast, toast } from '../../../web/kit/toast.tsx';
import classes from './customising.module.css';
import { type OverlayRow, type OverlayValues, saveOverlay } from './overlays.ts';

interface Props {
  entity: MetaEntity;
  field: MetaField;
  row: OverlayRow | undefined;
  onClose(): void;
  onDone(): Promise<void>;
}
const overlay = { name: 'custom.overlay', base: 'custom.overlay' };
const asDeclared: OverlayValues = { label: null, help: null, demand: null, place: null, options: null };

/** How a declared field is called, shown and demanded; what is left empty stays as the program has it. */
export function OverlayDialog(props: Props) {
  const { entity, field, row } = props;
  const { t } = useTranslation('customising');
  const labels = useLabels();
  const [draft, setDraft] = useState<OverlayValues>(() => valuesOf(row));
  const [problem, setProblem] = useState<{ field: string; text: string } | null>(null);
  const [isBusy, setBusy] = useState(false);
  const set = (part: Partial<OverlayValues>): void => setDraft((d) => ({ ...d, ...part }));
  const fault = (name: string): string | null => (problem?.field === name ? problem.text : null);
  const save = async (values: OverlayValues): Promise<void> => {
    setBusy(true);
    try {
      await saveOverlay(entity, field, row, values);
      await props.onDone();
      toast(t('changed', { name: values.label ?? labels.declared(entity, field.name) }));
      props.onClose();
    } catch (error) {
      const first = error instanceof ApiError ? error.problems[0] : undefined;
      if (first) setProblem({ field: first.field, text: labels.problem(first) });
      else errorToast(error);
    } finally {
      setBusy(false);
    }
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void save(draft);
  };
  const choices = (name: 'demand' | 'place', values: readonly string[]) =>
    values.map((value) => ({ value, label: labels.option(overlay, name, value) }));
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={t('edit', { name: labels.declared(entity, field.name) })}
      closeButtonProps={{ 'aria-label': t('cancel') }}
    >
      <form className={classes.form} onSubmit={submit}>
        <TextInput
          label={t('label')}
          value={draft.label ?? ''}
          placeholder={labels.declared(entity, field.name)}
          maxLength={80}
          data-autofocus
          error={fault('label')}
          onChange={(e) => set({ label: e.currentTarget.value || null })}
        />
        <Textarea
          label={t('help')}
          value={draft.help ?? ''}
          maxLength={300}
          autosize
          minRows={1}
          onChange={(e) => set({ help: e.currentTarget.value || null })}
        />
        {!field.isReadOnly && !field.required && (
          <Select
            label={t('demand')}
            data={choices('demand', ['expected', 'optional'])}
            value={draft.demand}
            placeholder={t('asDeclared')}
            clearable
            error={fault('demand')}
            onChange={(v) => set({ demand: v as OverlayValues['demand'] })}
          />
        )}
        {!field.required && field.name !== entity.title && (
          <Select
            label={t('place')}
            data={choices('place', field.isReadOnly ? ['hidden'] : ['form', 'record', 'hidden'])}
            value={draft.place}
            placeholder={t('asDeclared')}
            clearable
            error={fault('place')}
            onChange={(v) => set({ place: v as OverlayValues['place'] })}
          />
        )}
        {field.type === 'choice' && (
          <Options {...props} value={draft.options} onChange={(options) => set({ options })} />
        )}
        <div className={classes.buttons}>
          {row && (
            <Button variant="subtle" className={classes.reset} onClick={() => void save(asDeclared)}>
              {t('reset')}
            </Button>
          )}
          <Button variant="default" onClick={props.onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={isBusy}>
            {t('save')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

/** The options of a choice by other names; an empty one is called as the program calls it. */
function Options(props: {
  entity: MetaEntity;
  field: MetaField;
  value: OverlayValues['options'];
  onChange(options: OverlayValues['options']): void;
}) {
  const { entity, field, value } = props;
  const { t } = useTranslation('customising');
  const labels = useLabels();
  const rename = (option: string, name: string): void => {
    const { [option]: _, ...others } = value ?? {};
    const next = name ? { ...others, [option]: name } : others;
    props.onChange(Object.keys(next).length ? next : null);
  };
  return (
    <fieldset className={classes.options}>
      <legend>{t('optionNames')}</legend>
      {field.options?.map((option) => {
        const name = labels.option({ name: entity.name, base: entity.base }, field.name, option);
        return (
          <TextInput
            key={option}
            aria-label={name}
            value={value?.[option] ?? ''}
            placeholder={name}
            maxLength={80}
            onChange={(e) => rename(option, e.currentTarget.value)}
          />
        );
      })}
    </fieldset>
  );
}

const valuesOf = (row: OverlayRow | undefined): OverlayValues =>
  row
    ? { label: row.label, help: row.help, demand: row.demand, place: row.place, options: row.options }
    : asDeclared;
