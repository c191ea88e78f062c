import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MetaEntity } from '../../../kernel/api.ts';
import type { FieldProblem } from '../../../kernel/errors.ts';
import { ApiError, api } from '../../api/client.ts';
import { keyOf, type RecordValues } from '../../api/records.ts';
import { useMe } from '../../api/session.ts';
import { isEmptyValue, toWire } from '../../fields/values.ts';
import { ProblemNote } from '../../kit/problem-note.tsx';
import { viewOf } from '../../shell/screens.ts';
import { CollectionRows } from './collection-rows.tsx';
import classes from './create.module.css';
import { FormField } from './form-field.tsx';
import { type Draft, firstDraft, formFields, missingFields } from './form-fields.ts';
import { FormNotes } from './form-notes.tsx';

interface Props {
  entity: MetaEntity;
  values?: Draft | undefined;
  /** With Ctrl-Enter the page of the new record is not opened: the next one follows. */
  onCreated(record: RecordValues, isOpened: boolean): void;
  onCancel(): void;
}

/** What is demanded first, the rest on request. Nothing typed is lost when the server refuses. */
export function CreateForm({ entity, values, onCreated, onCancel }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const me = useMe();
  const form = useRef<HTMLFormElement>(null);
  const [draft, setDraft] = useState<Draft>(() => firstDraft(entity, me, values));
  const [isWhole, setWhole] = useState(false);
  const [problems, setProblems] = useState<FieldProblem[]>([]);
  const { first, more } = formFields(entity, { ...draft, ...values });
  const collections = entity.fields.filter(
    (f) => f.type === 'collection' && viewOf(entity)?.form?.includes(f.name),
  );

  const show = (found: FieldProblem[]): void => {
    setProblems(found);
    if (found.some((p) => more.some((f) => f.name === fieldOfProblem(p)))) setWhole(true);
    requestAnimationFrame(() =>
      form.current?.querySelector<HTMLElement>('[data-error], [aria-invalid="true"]')?.focus(),
    );
  };
  const create = useMutation({
    mutationFn: (_: { isOpened: boolean }) => api.post<RecordValues>(entity.route, wireOf(entity, draft)),
    onSuccess: (record, { isOpened }) => {
      void client.invalidateQueries({ queryKey: keyOf(entity) });
      onCreated(record, isOpened);
    },
    onError: (error) => show(error instanceof ApiError ? error.problems : []),
  });
  const submit = (isOpened: boolean): void => {
    // Words that were typed and are no value yet would be lost.
    const unsettled = form.current?.querySelector<HTMLElement>('[data-unsettled]');
    if (unsettled) {
      unsettled.focus();
      return;
    }
    const missing = missingFields(entity, draft).map((field) => ({ field, code: 'required' }));
    if (missing.length) show(missing);
    else create.mutate({ isOpened });
  };
  const field = (f: (typeof first)[number], i: number) => (
    <FormField
      key={f.name}
      entity={entity}
      field={f}
      draft={draft}
      isFirst={i === 0}
      problem={problems.find((p) => fieldOfProblem(p) === f.name)}
      onChange={(value) => {
        setDraft((d) => ({ ...d, [f.name]: value }));
        setProblems((list) => list.filter((p) => fieldOfProblem(p) !== f.name));
      }}
    />
  );
  const isElsewhere =
    create.error && !problems.some((p) => [...first, ...more].some((f) => f.name === fieldOfProblem(p)));
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(e: FormEvent) => {
        e.preventDefault();
        submit(true);
      }}
      onKeyDown={(e) => e.key === 'Enter' && (e.ctrlKey || e.metaKey) && submit(false)}
    >
      <div className={classes.fields}>
        {first.map(field)}
        {collections.map((c) => (
          <CollectionRows
            key={c.name}
            entity={entity}
            field={c}
            value={draft[c.name]}
            onChange={(rows) => setDraft((d) => ({ ...d, [c.name]: rows }))}
          />
        ))}
        {isWhole && more.map((f) => field(f, -1))}
      </div>
      <FormNotes entity={entity} draft={draft} />
      {isElsewhere && <ProblemNote error={create.error} />}
      <div className={classes.foot}>
        {more.length > 0 && !isWhole && (
          <Button variant="subtle" className={classes.more} onClick={() => setWhole(true)}>
            {t('form.more', { count: more.length })}
          </Button>
        )}
        <span className={classes.spring} />
        <Button variant="default" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
        <Button type="submit" loading={create.isPending}>
          {t('form.create')}
        </Button>
      </div>
    </form>
  );
}

const fieldOfProblem = (p: FieldProblem): string => p.field.split('.')[0] ?? '';

function wireOf(entity: MetaEntity, draft: Draft): Draft {
  const wire: Draft = {};
  for (const field of entity.fields) {
    const value = draft[field.name];
    if (isEmptyValue(value)) continue;
    wire[field.name] = field.type === 'collection' ? value : toWire(field, value);
  }
  return wire;
}
