import { Button, Modal, SegmentedControl, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { canCreate, useMeta } from '../../../../web/api/meta.ts';
import { useMe } from '../../../../web/api/session.ts';
import { ProblemNote } from '../../../../web/kit/problem-note.tsx';
import { toast } from '../../../../web/kit/toast.tsx';
import { useIsPhone } from '../../../../web/kit/use-phone.ts';
import { RepeatField } from '../repeat/repeat-field.tsx';
import { ScopeDialog } from '../scope-dialog.tsx';
import type { Scope } from '../use-writes.ts';
import { BusyNote } from './busy-note.tsx';
import classes from './form.module.css';
import { canInvite, type FormDraft, isMeeting, momentsOf, type What } from './form-draft.ts';
import { FormLinks } from './form-links.tsx';
import { FormTimes } from './form-times.tsx';
import { InviteField } from './invite-field.tsx';
import { ParticipantsField } from './participants-field.tsx';
import { type Opened, useSave } from './use-save.ts';

interface Props {
  first: FormDraft;
  opened: Opened | null;
  onClose(): void;
}

/** A meeting, visit, call or task, new or opened again: Enter keeps it, and nothing typed is lost when it is refused. */
export default function EventForm({ first, opened, onClose }: Props) {
  const { t } = useTranslation('calendar');
  const isPhone = useIsPhone();
  const [draft, setDraft] = useState(first);
  const [isAsking, setAsking] = useState(false);
  const save = useSave(opened, () => {
    toast(t(opened ? 'form.changed' : `form.made.${draft.what}`));
    onClose();
  });
  const set = (patch: Partial<FormDraft>): void => setDraft((d) => ({ ...d, ...patch }));
  const submit = (scope: Scope): void => {
    setAsking(false);
    save.mutate({ draft, scope });
  };
  const onSubmit = (event?: FormEvent): void => {
    event?.preventDefault();
    if (!draft.title.trim() || save.isPending) return;
    if (opened?.series) setAsking(true);
    else submit('one');
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(opened ? 'form.edit' : `new.${draft.what}`)}
      size={660}
      yOffset="5vh"
      fullScreen={isPhone}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form
        className={classes.form}
        onSubmit={onSubmit}
        onKeyDown={(e) => e.key === 'Enter' && (e.ctrlKey || e.metaKey) && onSubmit()}
      >
        {!opened && <WhatField value={draft.what} onChange={(what) => set({ what })} />}
        <TextInput
          label={t('form.title')}
          required
          maxLength={300}
          data-autofocus
          value={draft.title}
          onChange={(e) => set({ title: e.currentTarget.value })}
        />
        <FormTimes draft={draft} onChange={setDraft} />
        {isMeeting(draft) && <Meets draft={draft} opened={opened} onChange={set} />}
        <FormLinks draft={draft} onChange={set} />
        <ProblemNote error={save.error} />
        <div className={classes.foot}>
          <Button variant="default" onClick={onClose}>
            {t('form.cancel')}
          </Button>
          <Button type="submit" loading={save.isPending} disabled={!draft.title.trim()}>
            {t('form.save')}
          </Button>
        </div>
      </form>
      {isAsking && (
        <ScopeDialog title={t('scope.change')} onChoose={submit} onClose={() => setAsking(false)} />
      )}
    </Modal>
  );
}

function WhatField({ value, onChange }: { value: What; onChange(what: What): void }) {
  const { t } = useTranslation('calendar');
  const index = useMeta();
  const may = (name: string): boolean => {
    const entity = index.find(name);
    return Boolean(entity && canCreate(entity));
  };
  const offered: What[] = [
    ...(may('activities.meeting') ? (['meeting', 'visit'] as const) : []),
    ...(may('activities.task') ? (['call', 'task'] as const) : []),
  ];
  return (
    <SegmentedControl
      aria-label={t('form.what')}
      data={offered.map((what) => ({ value: what, label: t(`kind.${what}`) }))}
      value={value}
      onChange={(what) => onChange(what as What)}
    />
  );
}

/** What only meetings have: repetition, participants, and whose time it collides with. */
function Meets(props: {
  draft: FormDraft;
  opened: Opened | null;
  onChange(patch: Partial<FormDraft>): void;
}) {
  const { draft, opened, onChange } = props;
  const me = useMe();
  const users = [draft.owner?.id ?? me.id, ...draft.guests.flatMap((g) => g.user?.id ?? [])];
  return (
    <>
      <BusyNote users={users} {...momentsOf(draft)} except={opened?.record.id} />
      <RepeatField
        value={draft.repeat}
        startsOn={draft.day}
        isSeries={Boolean(opened?.series)}
        onChange={(repeat) => onChange({ repeat })}
      />
      <ParticipantsField value={draft.guests} onChange={(guests) => onChange({ guests })} />
      {canInvite(draft) && (
        <InviteField value={draft.invites} onChange={(invites) => onChange({ invites })} />
      )}
    </>
  );
}
