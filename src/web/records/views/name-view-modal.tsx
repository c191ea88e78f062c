import { Button, Group, Modal, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';

export function NameViewModal(props: {
  title: string;
  name: string;
  onClose(): void;
  onSave(name: string): Promise<unknown>;
}) {
  const { t } = useTranslation();
  const [name, setName] = useState(props.name);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void props.onSave(name.trim()).finally(props.onClose);
  };
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={props.title}
      size={400}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form onSubmit={submit}>
        <TextInput
          data-autofocus
          label={t('views.name')}
          value={name}
          maxLength={80}
          onChange={(e) => setName(e.currentTarget.value)}
          required
        />
        <Group justify="flex-end" mt="lg" gap="sm">
          <Button variant="default" onClick={props.onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" disabled={!name.trim()}>
            {t('common.save')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
