import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconDots, IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MetaEntity } from '../../../kernel/api.ts';
import { address } from '../../../web/api/client.ts';
import { canCreate, useMeta } from '../../../web/api/meta.ts';
import type { RecordValues } from '../../../web/api/records.ts';
import { useHasRight } from '../../../web/api/session.ts';
import { NameViewModal } from '../../../web/records/views/name-view-modal.tsx';
import type { Question } from '../question.rules.ts';
import { DeliveryModal } from './delivery/delivery-modal.tsx';
import { useIsMine } from './use-is-mine.ts';
import { useReportActions } from './use-report.ts';

interface Props {
  report: MetaEntity;
  record: RecordValues | null;
  question: Question;
  isChanged: boolean;
  isEditing: boolean;
  onEdit(isEditing: boolean): void;
  onKept(): void;
}

export function ReportActions(props: Props) {
  const { t } = useTranslation('reports');
  const { report, record, question } = props;
  const actions = useReportActions();
  const [naming, setNaming] = useState<'new' | 'rename' | null>(null);
  const [isSending, setSending] = useState(false);
  const isMine = useIsMine(report, record);
  const save = async (): Promise<void> => {
    if (!record || !isMine) return setNaming('new');
    if (await actions.change(record, { question })) props.onKept();
  };
  const named = async (name: string): Promise<void> => {
    if (naming === 'rename' && record) await actions.change(record, { name });
    else if (await actions.create(name, question)) props.onKept();
  };
  return (
    <>
      {(props.isChanged || !record) && canCreate(report) && (
        <Button onClick={() => void save()}>{t(record && !isMine ? 'saveAs' : 'save')}</Button>
      )}
      <Button
        variant="default"
        leftSection={<IconPencil size={15} />}
        aria-pressed={props.isEditing}
        onClick={() => props.onEdit(!props.isEditing)}
      >
        {t(props.isEditing ? 'done' : 'edit')}
      </Button>
      <MoreMenu {...props} isMine={isMine} onName={setNaming} onSend={() => setSending(true)} />
      {isSending && record && <DeliveryModal report={record} onClose={() => setSending(false)} />}
      {naming && (
        <NameViewModal
          title={t(naming === 'rename' ? 'rename' : 'saveAs')}
          name={record ? String(record['name']) : ''}
          onClose={() => setNaming(null)}
          onSave={named}
        />
      )}
    </>
  );
}

/** Those who may change all reports change others' too. */
function MoreMenu(props: Props & { isMine: boolean; onName(what: 'new' | 'rename'): void; onSend(): void }) {
  const { t } = useTranslation('reports');
  const { report, record, question, isMine } = props;
  const actions = useReportActions();
  const canShare = useHasRight('shareViews');
  const index = useMeta();
  const about = index.find(question.entity);
  const delivery = index.find('reports.delivery');
  const isShared = record?.['isShared'] === true;
  const fileAt = (format: string): string =>
    address('reports/file', { question, format, name: record ? String(record['name']) : t('new') });
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={t('more')}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {about?.permission.export &&
          (['xlsx', 'pdf', 'csv'] as const).map((format) => (
            <Menu.Item key={format} component="a" href={fileAt(format)} download>
              {t(`file.${format}`)}
            </Menu.Item>
          ))}
        <Menu.Item onClick={() => window.print()}>{t('print')}</Menu.Item>
        {record && delivery && canCreate(delivery) && (
          <Menu.Item onClick={props.onSend}>{t('delivery.menu')}</Menu.Item>
        )}
        {record && canCreate(report) && (
          <Menu.Item onClick={() => props.onName('new')}>{t('saveAs')}</Menu.Item>
        )}
        {record && isMine && (
          <>
            <Menu.Item onClick={() => props.onName('rename')}>{t('rename')}</Menu.Item>
            {canShare && (
              <Menu.Item onClick={() => void actions.change(record, { isShared: !isShared })}>
                {t(isShared ? 'unshare' : 'share')}
              </Menu.Item>
            )}
            <Menu.Divider />
            <Menu.Item onClick={() => void actions.remove(record)}>{t('remove')}</Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
