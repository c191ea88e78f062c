import { Button, CloseButton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MetaEntity } from '../../../kernel/api.ts';
import { useFormats } from '../../i18n/format.ts';
import { useLabels } from '../../i18n/labels.ts';
import classes from './bulk.module.css';
import type { Report } from './use-bulk.ts';

/** What was done, what was refused and why, and the way back. */
export function BulkReport(props: {
  entity: MetaEntity;
  report: Report;
  onUndo(): Promise<void>;
  onClose(): void;
}) {
  const { entity, report } = props;
  const { t } = useTranslation();
  const labels = useLabels();
  const formats = useFormats();
  const [isUndoing, setUndoing] = useState(false);
  const undo = (): void => {
    setUndoing(true);
    void props.onUndo();
  };
  const reasonOf = (r: Report['refused'][number]): string => {
    const first = r.problems[0];
    return first ? labels.problem(first) : labels.error(r.code);
  };
  return (
    <section className={classes.report} aria-live="polite" aria-label={t('bulk.report')}>
      <header>
        <b>{t('bulk.done', { count: report.done, value: formats.integer(report.done) })}</b>
        {report.refused.length > 0 && (
          <span className={classes.refused}>
            {t('bulk.refused', {
              count: report.refused.length,
              value: formats.integer(report.refused.length),
            })}
          </span>
        )}
        <span className={classes.spring} />
        {report.done > 0 && !entity.verbs.find((v) => v.name === report.verb)?.isPersonal && (
          <Button size="xs" variant="default" loading={isUndoing} onClick={undo}>
            {t('common.undo')}
          </Button>
        )}
        <CloseButton size="sm" aria-label={t('common.close')} onClick={props.onClose} />
      </header>
      {report.refused.length > 0 && (
        <ul>
          {report.refused.slice(0, 200).map((r) => (
            <li key={r.id}>
              <Link to={`/${entity.route}/${r.id}`} preload={false}>
                {r.title ?? t('record.unnamed')}
              </Link>
              <span>{reasonOf(r)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
