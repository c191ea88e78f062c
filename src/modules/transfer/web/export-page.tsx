import { Button, SegmentedControl } from '@mantine/core';
import { IconDownload, IconLock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MetaEntity } from '../../../kernel/api.ts';
import type { Condition } from '../../../kernel/condition.ts';
import { address } from '../../../web/api/client.ts';
import { useMeta } from '../../../web/api/meta.ts';
import { countQuery } from '../../../web/api/records.ts';
import { useFormats } from '../../../web/i18n/format.ts';
import { useLabels } from '../../../web/i18n/labels.ts';
import { EmptyState } from '../../../web/kit/empty-state.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { PageHeader } from '../../../web/kit/page-header.tsx';
import classes from './import.module.css';

/** What the list was showing when the export was asked for. */
interface ExportSearch {
  filter?: Condition;
  q?: string;
  sort?: string;
  fields?: string;
}

/** A list as a file: which records, which columns, in which form. */
export default function ExportPage() {
  const { t } = useTranslation('transfer');
  const labels = useLabels();
  const { route = '' } = useParams({ strict: false }) as { route?: string };
  const entity = useMeta().byRoute(route);
  const canExport = entity?.permission.export && entity.canTransfer;
  return (
    <Page
      header={
        <PageHeader title={entity ? t('export.of', { entity: labels.many(entity) }) : t('export.title')} />
      }
    >
      {entity && canExport ? (
        <ExportForm entity={entity} />
      ) : (
        <EmptyState icon={IconLock} title={t('export.denied')} text={t('export.deniedText')} />
      )}
    </Page>
  );
}

const tables = ['xlsx', 'csv', 'csv;'];

function ExportForm({ entity }: { entity: MetaEntity }) {
  const { t } = useTranslation('transfer');
  const { integer } = useFormats();
  const { filter, q, sort, fields } = useSearch({ strict: false }) as ExportSearch;
  const [columns, setColumns] = useState<'shown' | 'all' | 'ids'>(fields ? 'shown' : 'all');
  const [format, setFormat] = useState('xlsx');
  const { data: count } = useQuery(countQuery(entity, { filter, q }));
  const isTable = tables.includes(format);
  const isRaw = isTable && columns === 'ids';
  const url = address(`${entity.route}/export`, {
    format: isRaw ? 'csv' : format.replace(';', ''),
    delimiter: format === 'csv;' && !isRaw ? ';' : undefined,
    as: isRaw ? 'ids' : undefined,
    fields: isTable && columns === 'shown' ? fields : undefined,
    filter,
    q,
    sort,
  });
  return (
    <div className={classes.exporting}>
      <p>{filter || q ? t('export.narrowed') : t('export.everything')}</p>
      {count && (
        <p className={classes.number}>
          {t('export.count', {
            count: count.value,
            value: count.exact ? integer(count.value) : `${integer(count.value)}+`,
          })}
        </p>
      )}
      {isTable && (
        <>
          <div className={classes.optionLabel}>{t('export.columns')}</div>
          <SegmentedControl
            aria-label={t('export.columns')}
            value={columns}
            onChange={(v) => setColumns(v as typeof columns)}
            data={[
              ...(fields ? [{ value: 'shown', label: t('export.shown') }] : []),
              { value: 'all', label: t('export.all') },
              { value: 'ids', label: t('export.ids') },
            ]}
          />
        </>
      )}
      {isRaw ? (
        <p className={classes.quiet}>{t('export.idsText')}</p>
      ) : (
        <>
          <div className={classes.optionLabel}>{t('export.format')}</div>
          <SegmentedControl
            aria-label={t('export.format')}
            value={format}
            onChange={setFormat}
            data={[...tables, ...entity.exportForms].map((value) => ({
              value,
              label: t(`export.formats.${value}`),
            }))}
          />
          {!isTable && <p className={classes.quiet}>{t(`export.about.${format}`)}</p>}
        </>
      )}
      <div className={classes.links}>
        <Button component="a" href={url} download size="md" leftSection={<IconDownload size={16} />}>
          {t('export.download')}
        </Button>
        <Button component={Link} to={`/${entity.route}`} variant="default" size="md">
          {t('export.back')}
        </Button>
      </div>
    </div>
  );
}
