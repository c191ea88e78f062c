import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MetaEntity } from '../../../kernel/api.ts';
import { fieldOf } from '../../../web/api/meta.ts';
import { FieldEditor } from '../../../web/fields/field-editor.tsx';
import { todayIn } from '../../../web/fields/values.ts';
import { useFormats } from '../../../web/i18n/format.ts';
import { useLabels } from '../../../web/i18n/labels.ts';
import classes from './settings-pages.module.css';
import { useWrite } from './use-write.ts';

export function AddRate({ entity }: { entity: MetaEntity }) {
  const { t } = useTranslation('settings');
  const labels = useLabels();
  const write = useWrite();
  const { timeZone } = useFormats();
  const fresh = { currency: 'USD', date: todayIn(timeZone), rate: '' };
  const [draft, setDraft] = useState<Record<string, unknown>>(fresh);
  const isWhole = Boolean(draft['currency'] && draft['date'] && draft['rate']);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (isWhole && (await write('POST', 'exchange-rates', draft))) setDraft({ ...draft, rate: '' });
  };
  return (
    <form className={classes.addRate} onSubmit={(e) => void submit(e)}>
      {['currency', 'date', 'rate'].map((name) => {
        const field = fieldOf(entity, name);
        return (
          field && (
            <FieldEditor
              key={name}
              entity={entity}
              field={field}
              name={labels.field(entity, field)}
              label={labels.field(entity, field)}
              value={draft[name]}
              onChange={(value) => setDraft((d) => ({ ...d, [name]: value }))}
            />
          )
        );
      })}
      <Button type="submit" disabled={!isWhole}>
        {t('rates.add')}
      </Button>
    </form>
  );
}
