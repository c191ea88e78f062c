import { Button, Modal, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../../web/i18n/format.ts';
import classes from './builder.module.css';

interface Props {
  title: string;
  bounds: string[];
  onClose(): void;
  onUse(bounds: string[]): void;
}

/** Where ranges of a number begin, written as people write numbers: `10 000` and `0,5`, or `10,000` and `0.5`. */
export function BandsModal({ title, bounds, onClose, onUse }: Props) {
  const { t } = useTranslation('reports');
  const formats = useFormats();
  const [text, setText] = useState(bounds.map(formats.number).join('\n'));
  const given = boundsIn(text, formats.decimalSign);
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('builder.close') }}>
      <form
        className={classes.stack}
        onSubmit={(e) => {
          e.preventDefault();
          if (given) onUse(given);
        }}
      >
        <Textarea
          label={t('builder.bands.bounds')}
          description={t('builder.bands.hint')}
          autosize
          minRows={4}
          maxRows={20}
          value={text}
          error={text.trim() && !given ? t('problem.bounds_rise') : undefined}
          onChange={(e) => setText(e.currentTarget.value)}
        />
        <Button type="submit" disabled={!given}>
          {t('builder.bands.use')}
        </Button>
      </form>
    </Modal>
  );
}

/** Nothing where it is no list of rising numbers. In English a comma before three digits only groups them. */
export function boundsIn(text: string, decimalSign: string): string[] | undefined {
  const plain = (line: string): string =>
    decimalSign === ',' ? line.replace(',', '.') : line.replace(/,(?=\d{3}(\D|$))/g, '').replace(',', '.');
  const found = text
    .split('\n')
    .map((line) => plain(line.replace(/\s/g, '')))
    .filter(Boolean);
  const isFit = found.every(
    (b, i) => /^-?\d{1,15}(\.\d{1,4})?$/.test(b) && (i === 0 || Number(b) > Number(found[i - 1])),
  );
  return isFit && found.length > 0 && found.length <= 20 ? found : undefined;
}
