import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldOf, useMeta } from '../api/meta.ts';
import { FieldCell } from '../fields/field-cell.tsx';
import { useLabels } from '../i18n/labels.ts';
import type { Entry } from './entry.ts';
import classes from './offline.module.css';

/** Why it was refused, and what stands there now of what it was to change. */
export function WhyRefused({ entry }: { entry: Entry }) {
  const { t } = useTranslation();
  const labels = useLabels();
  const { refusal, about, now } = entry;
  const entity = useMeta().byRoute(about?.route ?? '');
  if (!refusal)
    return (
      <div className={classes.why} role="note">
        <p>{t('offline.unsure')}</p>
      </div>
    );
  const changed = telling.flatMap((name) => (entity && now?.[name] ? (fieldOf(entity, name) ?? []) : []));
  return (
    <div className={classes.why} role="note">
      <p>{labels.error(refusal.code, refusal.params)}</p>
      {refusal.problems.map((p) => (
        <p key={`${p.field} ${p.code}`}>
          {entity && fieldOf(entity, p.field) ? labels.field(entity, { name: p.field }) : p.field}:{' '}
          {labels.problem(p)}
        </p>
      ))}
      {entity && changed.length > 0 && (
        <>
          <p>{t('offline.standsNow')}</p>
          <dl>
            {changed.map((field) => (
              <Fragment key={field.name}>
                <dt>{labels.field(entity, field)}</dt>
                <dd>
                  <FieldCell entity={entity} field={field} value={now?.[field.name]} />
                </dd>
              </Fragment>
            ))}
          </dl>
        </>
      )}
    </div>
  );
}

/** Of what can be put off, done or handed over in the meantime. */
const telling = ['state', 'dueOn', 'dueAt', 'startsAt', 'assignee', 'organiser'];
