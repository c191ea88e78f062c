import { Button, Group, Modal, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../../web/api/session.ts';
import { useValue } from '../../../web/figures/use-value.ts';
import { useFormats } from '../../../web/i18n/format.ts';
import { messageOf } from '../../../web/kit/toast.tsx';
import { type Adjustment, figureOf, type Node, useAdjust } from './forecast-data.ts';

interface Props {
  node: Node;
  month: string;
  adjustments: Adjustment[];
  onClose(): void;
}

/** What the head expects and why; what the deals say stands above it and stays as it is. */
export function AdjustForm({ node, month, adjustments, onClose }: Props) {
  const { t } = useTranslation('forecast');
  const value = useValue();
  const formats = useFormats();
  const me = useMe();
  const adjust = useAdjust();
  const own = adjustments.find((a) => a.author === me.id);
  const [amount, setAmount] = useState((own?.amount ?? '').replace('.', formats.decimalSign));
  const [note, setNote] = useState(own?.note ?? '');
  const plain = amount.replace(/\s/g, '').replace(formats.decimalSign, '.');
  const isNumber = /^\d{1,16}(\.\d{1,4})?$/.test(plain);
  const send = (next: string | null): void =>
    adjust.mutate(
      { [node.kind]: node.id, month, category: 'commit', amount: next, note },
      { onSuccess: onClose },
    );
  const says = figureOf(node, 'deals.forecast.commit')?.value ?? '0';
  return (
    <Modal opened onClose={onClose} title={t('page.adjustTitle', { name: node.name })}>
      <form
        onSubmit={(e) => {
          e.preventDefault();
          if (isNumber) send(plain);
        }}
      >
        <Stack gap="sm">
          <span>{t('page.adjustText', { sum: value(says, 'money') })}</span>
          <TextInput
            label={t('page.amount')}
            inputMode="decimal"
            value={amount}
            data-autofocus
            rightSectionWidth={56}
            rightSection={me.company.currency}
            onChange={(e) => setAmount(e.currentTarget.value)}
          />
          <Textarea
            label={t('page.note')}
            maxLength={500}
            autosize
            minRows={2}
            value={note}
            onChange={(e) => setNote(e.currentTarget.value)}
            error={adjust.error ? messageOf(adjust.error) : undefined}
          />
          <Group justify="flex-end">
            {own && (
              <Button variant="subtle" color="gray" mr="auto" onClick={() => send(null)}>
                {t('page.takeBack')}
              </Button>
            )}
            <Button variant="default" onClick={onClose}>
              {t('page.cancel')}
            </Button>
            <Button type="submit" disabled={!isNumber} loading={adjust.isPending}>
              {t('page.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
