import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { MetaEntity } from '../../../../kernel/api.ts';
import { api } from '../../../../web/api/client.ts';
import { fieldOf } from '../../../../web/api/meta.ts';
import { FieldEditor } from '../../../../web/fields/field-editor.tsx';
import { isLink } from '../../../../web/fields/values.ts';
import { errorToast } from '../../../../web/kit/toast.tsx';
import classes from './lines.module.css';

/** A product chosen is a line at once, with its name, price and VAT; anything else gets a line to be named. */
export function AddLine({ entity, deal, position }: { entity: MetaEntity; deal: string; position: number }) {
  const { t } = useTranslation('deals');
  const client = useQueryClient();
  const field = fieldOf(entity, 'product');
  const add = useMutation({
    mutationFn: (values: object) => api.post('deal-lines', { deal, position, ...values }),
    onError: (error) => errorToast(error, entity),
    onSettled: () => client.invalidateQueries({ queryKey: ['records'] }),
  });
  return (
    <div className={classes.add}>
      {field && (
        <FieldEditor
          // A new picker for each line: it starts empty.
          key={position}
          entity={entity}
          field={field}
          name={t('lines.addProduct')}
          label={t('lines.addProduct')}
          value={null}
          onChange={(value) => isLink(value) && add.mutate({ product: value.id })}
        />
      )}
      <Button
        variant="subtle"
        leftSection={<IconPlus size={14} />}
        onClick={() => add.mutate({ name: t('lines.unnamed') })}
      >
        {t('lines.addOther')}
      </Button>
    </div>
  );
}
