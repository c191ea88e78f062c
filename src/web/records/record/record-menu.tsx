import { ActionIcon, Menu, Modal } from '@mantine/core';
import { IconAddressBook, IconDots, IconEye, IconHistory, IconLink, IconTrash } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MetaEntity, MetaVerb } from '../../../kernel/api.ts';
import { address } from '../../api/client.ts';
import { canDelete } from '../../api/meta.ts';
import type { RecordValues } from '../../api/records.ts';
import { useLabels } from '../../i18n/labels.ts';
import { iconOf } from '../../kit/icons.ts';
import { toast } from '../../kit/toast.tsx';
import { type Command, useOfferCommands } from '../../shell/commands.ts';
import { verbFormOf } from '../../shell/screens.ts';
import { useRecordActions } from '../use-record-actions.ts';
import { VerbForm } from './verb-form.tsx';
import { fitsRecord } from './verbs.ts';

/** The record as a file, by the list's own export. */
function save(entity: MetaEntity, id: string, format: string): void {
  const filter = { field: 'id', op: 'eq', value: id };
  window.location.assign(address(`${entity.route}/export`, { format, filter }));
}

const WhyCard = lazy(() => import('./why-card.tsx'));

/** What can be done with any record: who sees it and why, its history, its address, deleting it. */
export function RecordMenu(props: {
  entity: MetaEntity;
  record: RecordValues;
  title: string;
  onHistory(): void;
}) {
  const { entity, record, title, onHistory } = props;
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { remove } = useRecordActions(entity);
  const labels = useLabels();
  const [isWhyOpen, setWhyOpen] = useState(false);
  const [asked, setAsked] = useState<MetaVerb | null>(null);
  const commands = useMemo((): Command[] => {
    const copyLink = (): void => {
      navigator.clipboard.writeText(window.location.href).then(() => toast(t('record.linkCopied')));
    };
    const deleteRecord = async (): Promise<void> => {
      if (await remove(record.id, title)) void navigate({ to: `/${entity.route}` });
    };
    return [
      { id: 'history', title: t('history.title'), icon: 'history', run: onHistory },
      { id: 'why', title: t('why.title'), icon: 'shield', run: () => setWhyOpen(true) },
      { id: 'link', title: t('record.copyLink'), icon: 'link', run: copyLink },
      ...(entity.permission.export ? entity.exportForms : []).map((format) => ({
        id: format,
        title: t(`record.saveAs.${format}`),
        icon: 'address-book',
        run: () => save(entity, record.id, format),
      })),
      ...(canDelete(entity)
        ? [{ id: 'delete', title: t('common.delete'), icon: 'trash', run: () => void deleteRecord() }]
        : []),
    ];
  }, [t, onHistory, entity, record.id, title, remove, navigate]);
  useOfferCommands(commands);
  const quiet = entity.verbs.filter((v) => verbFormOf(entity, v.name)?.menu && fitsRecord(entity, v, record));
  const icons = {
    history: IconHistory,
    why: IconEye,
    link: IconLink,
    vcf: IconAddressBook,
    delete: IconTrash,
  };
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label={t('record.more')}>
            <IconDots size={17} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {quiet.map((verb) => {
            const { icon, title } = verbFormOf(entity, verb.name)?.menu ?? {};
            const Icon = iconOf(icon);
            return (
              <Menu.Item
                key={verb.name}
                leftSection={<Icon size={16} stroke={1.6} />}
                onClick={() => setAsked(verb)}
              >
                {title ? t(title) : labels.verb(entity, verb.name)}
              </Menu.Item>
            );
          })}
          {commands.map((c) => {
            const Icon = icons[c.id as keyof typeof icons];
            return (
              <Menu.Item key={c.id} leftSection={<Icon size={16} stroke={1.6} />} onClick={c.run}>
                {c.title}
              </Menu.Item>
            );
          })}
        </Menu.Dropdown>
      </Menu>
      <Suspense fallback={null}>
        {asked && <VerbForm entity={entity} record={record} verb={asked} onClose={() => setAsked(null)} />}
      </Suspense>
      {isWhyOpen && (
        <Modal
          opened
          onClose={() => setWhyOpen(false)}
          title={t('why.title')}
          size={420}
          closeButtonProps={{ 'aria-label': t('common.close') }}
        >
          <Suspense fallback={null}>
            <WhyCard entity={entity} id={record.id} />
          </Suspense>
        </Modal>
      )}
    </>
  );
}
