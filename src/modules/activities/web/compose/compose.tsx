import {
  IconCalendarEvent,
  IconMail,
  IconMoodSmile,
  IconNote,
  IconPhone,
  IconSquareCheck,
} from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useConnection } from '../../../../web/api/connection.ts';
import { canCreate, type MetaIndex, useMeta } from '../../../../web/api/meta.ts';
import { iconOf } from '../../../../web/kit/icons.ts';
import { toast } from '../../../../web/kit/toast.tsx';
import type { Fate } from '../../../../web/offline/send-or-keep.ts';
import { lazyPart } from '../../../../web/records/record/panels.tsx';
import { composeTabs, type PanelProps } from '../../../../web/shell/screens.ts';
import { subjectOf } from '../subject.ts';
import { CallForm } from './call-form.tsx';
import classes from './compose.module.css';
import { AboutContext } from './form-frame.tsx';
import { ImpressionForm } from './impression-form.tsx';
import { LetterForm } from './letter-form.tsx';
import { MeetingForm } from './meeting-form.tsx';
import { NoteForm } from './note-form.tsx';
import { TaskForm } from './task-form.tsx';

const kinds = [
  { key: 'note', entity: 'activities.note', icon: IconNote, Form: NoteForm },
  { key: 'call', entity: 'activities.call', icon: IconPhone, Form: CallForm },
  { key: 'meeting', entity: 'activities.meeting', icon: IconCalendarEvent, Form: MeetingForm },
  { key: 'letter', entity: 'activities.letter', icon: IconMail, Form: LetterForm },
  { key: 'task', entity: 'activities.task', icon: IconSquareCheck, Form: TaskForm },
  { key: 'impression', entity: 'contacts.impression', icon: IconMoodSmile, Form: ImpressionForm },
] as const;
type Kind = (typeof kinds)[number];

/** Writes down what happened, above the story that it becomes a part of. */
export default function Compose({ entity, record }: PanelProps) {
  const { t } = useTranslation('activities');
  const client = useQueryClient();
  const index = useMeta();
  const subject = subjectOf(entity, record);
  const offered = kinds.filter((k) => isOffered(k, index, subject.party !== null));
  const [chosen, setChosen] = useState<string>('note');
  const [round, setRound] = useState(0);
  // What other modules add is sent at once or not at all.
  const further = useConnection().isLost ? [] : composeTabs();
  const tab = further.find((f) => f.name === chosen) ?? (offered.length ? undefined : further[0]);
  const kind = tab ? undefined : (offered.find((k) => k.key === chosen) ?? offered[0]);
  if (!kind && !tab) return null;
  const Further = tab && lazyPart(tab.load);
  const tabs = [
    ...offered.map(({ key, icon }) => ({ key, icon, title: t(`compose.${key}`) })),
    ...further.map(({ name, icon, title }) => ({ key: name, icon: iconOf(icon), title: t(title) })),
  ];
  const about = {
    route: entity.route,
    id: record.id,
    name: String(record[entity.title] ?? ''),
    party: subject.party,
  };
  const finish = (fate?: Fate): void => {
    toast(fate === 'kept' ? t('web:offline.kept') : t(tab ? tab.saved : `compose.saved.${kind?.key}`));
    setRound((n) => n + 1);
    void client.invalidateQueries({ queryKey: ['records'] });
  };
  return (
    <section className={classes.compose} aria-label={t('compose.title')}>
      <div className={classes.kinds} role="tablist">
        {tabs.map(({ key, icon: Picture, title }) => (
          <button
            key={key}
            type="button"
            role="tab"
            aria-selected={key === (tab?.name ?? kind?.key)}
            onClick={() => setChosen(key)}
          >
            <Picture size={15} stroke={1.7} />
            {title}
          </button>
        ))}
      </div>
      <AboutContext value={about}>
        {kind && <kind.Form key={`${kind.key}${round}`} subject={subject} onSaved={finish} />}
      </AboutContext>
      <Suspense fallback={null}>
        {Further && <Further key={round} entity={entity} record={record} onSaved={() => finish()} />}
      </Suspense>
    </section>
  );
}

/** Calls and impressions are of somebody. */
function isOffered(kind: Kind, index: MetaIndex, hasParty: boolean): boolean {
  const entity = index.find(kind.entity);
  return !!entity && canCreate(entity) && (hasParty || kind.key === 'note' || kind.key === 'task');
}
