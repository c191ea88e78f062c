import { Button, Group, Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api/client.ts';
import { toast } from '../../../web/kit/toast.tsx';
import type { VerbFormProps } from '../../../web/shell/screens.ts';
import classes from './assignment.module.css';
import { useAct } from './data.ts';

/** Leaves it to the rules who is responsible for a record that stands already. */
export default function AssignForm({ entity, record, onClose }: VerbFormProps) {
  const { t } = useTranslation('assignment');
  const act = useAct(async () => {
    const { name, rule } = await api.post<{ name: string; rule: string }>(
      `${entity.route}/${record.id}/assignByRules`,
    );
    toast(t('assign.done', { name, rule }));
    onClose();
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('assign.title')}
      size={440}
      closeButtonProps={{ 'aria-label': t('cancel') }}
    >
      <p className={classes.plain}>{t('assign.text')}</p>
      <Group justify="flex-end" mt="lg" gap="sm">
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button loading={act.isPending} onClick={() => act.mutate(undefined)} data-autofocus>
          {t('assign.run')}
        </Button>
      </Group>
    </Modal>
  );
}
