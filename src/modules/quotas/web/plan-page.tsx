import { SegmentedControl, Select } from '@mantine/core';
import { IconTargetArrow } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { canRead, fieldOf, useMeta } from '../../../web/api/meta.ts';
import type { Link } from '../../../web/api/records.ts';
import { useMe } from '../../../web/api/session.ts';
import { FieldEditor } from '../../../web/fields/field-editor.tsx';
import { isLink, todayIn } from '../../../web/fields/values.ts';
import { useLabels } from '../../../web/i18n/labels.ts';
import { EmptyState } from '../../../web/kit/empty-state.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { PageHeader } from '../../../web/kit/page-header.tsx';
import classes from './plan.module.css';
import { type Metric, metrics } from './plan-data.ts';
import { PlanGrid } from './plan-grid.tsx';

/** The sales plan of a year: months across, departments and their people down. */
export default function PlanPage() {
  const { t } = useTranslation('quotas');
  const quota = useMeta().find('quotas.quota');
  const labels = useLabels();
  const { company } = useMe();
  const thisYear = Number(todayIn(company.timeZone).slice(0, 4));
  const [year, setYear] = useState(thisYear);
  const [metric, setMetric] = useState<Metric>('won');
  const [product, setProduct] = useState<Link | null>(null);
  const field = quota && fieldOf(quota, 'product');
  const isOpen = canRead(quota);
  return (
    <Page
      header={
        <PageHeader
          icon={<IconTargetArrow size={17} stroke={1.6} />}
          title={t('grid.title')}
          actions={
            <Select
              w={100}
              aria-label={t('grid.year')}
              data={[thisYear - 1, thisYear, thisYear + 1].map(String)}
              value={String(year)}
              allowDeselect={false}
              onChange={(value) => value && setYear(Number(value))}
            />
          }
        />
      }
    >
      {!isOpen || !quota ? (
        <EmptyState icon={IconTargetArrow} title={t('grid.denied')} text={t('grid.deniedText')} />
      ) : (
        <div className={classes.page}>
          <div className={classes.choices}>
            <SegmentedControl
              aria-label={t('grid.what')}
              data={metrics.map((value) => ({ value, label: labels.option(quota, 'metric', value) }))}
              value={metric}
              onChange={(value) => setMetric(value as Metric)}
            />
            {field && metric !== 'contacts' && (
              <FieldEditor
                entity={quota}
                field={{ ...field, required: false, isReadOnly: false }}
                name="product"
                label={t('grid.product')}
                onlyExisting
                value={product}
                onChange={(next) => setProduct(isLink(next) ? next : null)}
              />
            )}
          </div>
          <PlanGrid
            asked={{ year, metric, product: metric === 'contacts' ? undefined : product?.id }}
            canWrite={quota.permission.create && quota.permission.write !== 'none'}
          />
        </div>
      )}
    </Page>
  );
}
