import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { MetaEntity } from '../../../kernel/api.ts';
import { canUpdate, fieldOf, useMeta } from '../../../web/api/meta.ts';
import { listQuery, type RecordValues } from '../../../web/api/records.ts';
import { meQuery } from '../../../web/api/session.ts';
import { FieldCell } from '../../../web/fields/field-cell.tsx';
import { KeptEditor } from '../../../web/fields/kept-editor.tsx';
import { useLabels } from '../../../web/i18n/labels.ts';
import { ErrorState } from '../../../web/kit/error-state.tsx';
import { SkeletonLines } from '../../../web/kit/skeleton.tsx';
import classes from './settings-pages.module.css';
import { useWrite } from './use-write.ts';

/** The one record of the company: what it is called, by which clock it works, for how long deleted records are kept. */
export default function CompanyPage() {
  const { t } = useTranslation('settings');
  const entity = useMeta().find('settings.company');
  return entity ? (
    <div className={classes.page}>
      <h1>{t('company.title')}</h1>
      <p className={classes.lead}>{t('company.text')}</p>
      <Profile entity={entity} />
    </div>
  ) : null;
}

const shown = ['name', 'country', 'timeZone', 'recycleBinDays'];

function Profile({ entity }: { entity: MetaEntity }) {
  const { data, error, refetch } = useQuery(listQuery(entity, { limit: 1 }));
  const [company] = data?.items ?? [];
  if (error && !data) return <ErrorState error={error} onRetry={() => refetch()} isCompact />;
  if (!company) return <SkeletonLines count={4} />;
  return (
    <div className={classes.form}>
      {shown.map((name) => (
        <Setting key={`${name} ${company.version}`} entity={entity} company={company} name={name} />
      ))}
    </div>
  );
}

function Setting({ entity, company, name }: { entity: MetaEntity; company: RecordValues; name: string }) {
  const { t } = useTranslation('settings');
  const labels = useLabels();
  const client = useQueryClient();
  const write = useWrite();
  const field = fieldOf(entity, name);
  if (!field) return null;
  const keep = async (value: unknown): Promise<void> => {
    await write('PATCH', `company-profile/${company.id}`, { [name]: value });
    await client.invalidateQueries({ queryKey: meQuery.queryKey });
  };
  const label = labels.field(entity, field);
  return (
    <div>
      {canUpdate(entity) && !field.isReadOnly ? (
        <KeptEditor
          entity={entity}
          field={field}
          name={label}
          isLabelled
          value={company[name]}
          onKeep={(value) => void keep(value)}
        />
      ) : (
        <>
          <b>{label}</b> <FieldCell entity={entity} field={field} value={company[name]} />
        </>
      )}
      {name === 'recycleBinDays' && <small>{t('company.recycleBin')}</small>}
    </div>
  );
}
