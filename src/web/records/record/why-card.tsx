import { Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListAnswer, MetaEntity } from '../../../kernel/api.ts';
import type { Why } from '../../../kernel/why.ts';
import { api } from '../../api/client.ts';
import type { RecordValues } from '../../api/records.ts';
import { useMe } from '../../api/session.ts';
import { todayIn } from '../../fields/values.ts';
import { useFormats } from '../../i18n/format.ts';
import { useLabels } from '../../i18n/labels.ts';
import { instantOf } from '../../i18n/zoned.ts';
import { ErrorState } from '../../kit/error-state.tsx';
import { SkeletonLines } from '../../kit/skeleton.tsx';
import classes from './why.module.css';
import { FieldVerdict } from './why-field.tsx';
import { Reason } from './why-reason.tsx';

/** Why somebody can see and change this record: oneself, or a colleague for who may ask. */
export default function WhyCard({ entity, id }: { entity: MetaEntity; id: string }) {
  const { t } = useTranslation();
  const labels = useLabels();
  const formats = useFormats();
  const me = useMe();
  const canAsk = me.rights.includes('administer') || me.rights.includes('manageTeams');
  const [user, setUser] = useState(me.id);
  const [day, setDay] = useState('');
  const [field, setField] = useState<string | null>(null);
  const today = todayIn(me.timeZone);
  const at = day && day < today ? instantOf(`${day}T23:59`, me.timeZone) : undefined;
  const people = useQuery({
    queryKey: ['records', 'access.user', 'why'],
    queryFn: ({ signal }) =>
      api.get<ListAnswer<RecordValues>>('users', { fields: 'name', limit: 200 }, signal),
    enabled: canAsk,
  });
  const { data, error } = useQuery({
    queryKey: ['records', entity.base, 'why', id, user, at],
    queryFn: ({ signal }) =>
      api.get<Why>(`${entity.route}/${id}/why`, { user: user === me.id ? undefined : user, at }, signal),
  });
  const options = (people.data?.items ?? []).map((u) => ({ value: u.id, label: String(u['name'] ?? '') }));
  const fields = Object.entries(data?.fields ?? {});
  return (
    <div className={classes.card}>
      {canAsk && options.length > 1 && (
        <Select
          aria-label={t('why.who')}
          data={options}
          value={user}
          onChange={(v) => v && setUser(v)}
          searchable
          allowDeselect={false}
        />
      )}
      <div className={classes.asked}>
        <TextInput
          type="date"
          label={t('why.day')}
          value={day || today}
          max={today}
          onChange={(e) => setDay(e.currentTarget.value)}
        />
        <Select
          label={t('why.field')}
          placeholder={t('why.wholeRecord')}
          data={entity.fields.map((f) => ({ value: f.name, label: labels.field(entity, f) }))}
          value={field}
          onChange={setField}
          searchable
          clearable
          nothingFoundMessage={t('common.nothingFound')}
        />
      </div>
      {error && <ErrorState error={error} isCompact />}
      {!data && !error && <SkeletonLines count={3} />}
      {data && (
        <>
          <p className={classes.verdict}>
            {t(`why.${at ? 'was.' : ''}${verdictOn(data)}`, {
              name: data.user.name,
              day: at ? formats.date(day) : '',
            })}
          </p>
          {field && data.canRead && <FieldVerdict entity={entity} field={field} why={data} />}
          <ul>
            {data.reasons.map((reason) => (
              <li key={JSON.stringify(reason)}>
                <Reason reason={reason} />
              </li>
            ))}
          </ul>
          {!field && fields.length > 0 && (
            <p className={classes.quiet}>
              {t('why.fields', { fields: fields.map(([name]) => labels.field(entity, { name })).join(', ') })}
            </p>
          )}
        </>
      )}
    </div>
  );
}

const verdictOn = (why: Why): string => (why.canWrite ? 'canWrite' : why.canRead ? 'canRead' : 'cannot');
