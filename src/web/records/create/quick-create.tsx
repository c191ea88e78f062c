import { Modal } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMeta } from '../../api/meta.ts';
import { useLabels } from '../../i18n/labels.ts';
import { toast } from '../../kit/toast.tsx';
import { useIsPhone } from '../../kit/use-phone.ts';
import { type Creating, stopCreating } from '../../shell/shell-state.ts';
import { CreateForm } from './create-form.tsx';

/** The form of a new record over whatever is open. */
export default function QuickCreate(props: Omit<Creating, 'key'>) {
  const { t } = useTranslation();
  const labels = useLabels();
  const navigate = useNavigate();
  const isPhone = useIsPhone();
  const entity = useMeta().find(props.entity);
  if (!entity) return null;
  const name = labels.one(entity);
  return (
    <Modal
      opened
      onClose={stopCreating}
      title={t('palette.new', { entity: name })}
      size={560}
      yOffset="8vh"
      fullScreen={isPhone}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <CreateForm
        entity={entity}
        values={props.values}
        onCancel={stopCreating}
        onCreated={(record, isOpened) => {
          stopCreating();
          if (props.onCreated) props.onCreated(record);
          else if (record.version === undefined) toast(t('record.createdUnseen', { entity: name }));
          else if (isOpened) void navigate({ to: `/${entity.route}/${record.id}` });
          else toast(t('record.created', { entity: name }));
        }}
      />
    </Modal>
  );
}
