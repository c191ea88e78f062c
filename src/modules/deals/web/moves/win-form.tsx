import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldOf } from '../../../../web/api/meta.ts';
import { FieldEditor } from '../../../../web/fields/field-editor.tsx';
import { todayIn } from '../../../../web/fields/values.ts';
import { useFormats } from '../../../../web/i18n/format.ts';
import { useLabels } from '../../../../web/i18n/labels.ts';
import type { VerbFormProps } from '../../../../web/shell/screens.ts';
import classes from './moves.module.css';
import { useDealMoves } from './use-deal-moves.tsx';

/** A sale, on the day that it was made. */
export default function WinForm({ entity, record, onClose }: VerbFormProps) {
  const { t } = useTranslation('deals');
  const labels = useLabels();
  const { timeZone } = useFormats();
  const { move, dialogs } = useDealMoves(entity);
  const [day, setDay] = useState<unknown>(todayIn(timeZone));
  const field = fieldOf(entity, 'closedOn');
  const win = async (): Promise<void> => {
    const deal = { id: record.id, name: String(record['name']) };
    if (await move(deal, { verb: 'win', input: day ? { closedOn: day } : {} })) onClose();
  };
  return (
    <>
      <Modal
        opened
        onClose={onClose}
        size={380}
        title={t('moves.winTitle')}
        closeButtonProps={{ 'aria-label': t('moves.cancel') }}
      >
        <div className={classes.form}>
          {field && (
            <FieldEditor
              entity={entity}
              field={{ ...field, isReadOnly: false }}
              name={labels.field(entity, field)}
              label={labels.field(entity, field)}
              value={day}
              onChange={setDay}
            />
          )}
          <div className={classes.foot}>
            <Button variant="default" onClick={onClose}>
              {t('moves.cancel')}
            </Button>
            <Button onClick={() => void win()} data-autofocus>
              {t('moves.win')}
            </Button>
          </div>
        </div>
      </Modal>
      {dialogs}
    </>
  );
}
