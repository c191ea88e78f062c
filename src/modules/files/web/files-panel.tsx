import { ActionIcon, CloseButton, FileButton } from '@mantine/core';
import { IconPaperclip, IconPlus } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type DragEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListAnswer } from '../../../kernel/api.ts';
import { address, api } from '../../../web/api/client.ts';
import { useMe } from '../../../web/api/session.ts';
import { useFormats } from '../../../web/i18n/format.ts';
import { SidePanel } from '../../../web/kit/side-panel.tsx';
import { errorToast, undoToast } from '../../../web/kit/toast.tsx';
import type { PanelProps } from '../../../web/shell/screens.ts';
import classes from './files.module.css';
import { type FileRow, upload } from './upload.ts';

/** Files of a record: dropped here or chosen, opened by a click, taken away with a way back. */
export default function FilesPanel({ entity, record }: PanelProps) {
  const { t } = useTranslation('files');
  const { csrf } = useMe();
  const formats = useFormats();
  const client = useQueryClient();
  const [sending, setSending] = useState(0);
  const [isOver, setOver] = useState(false);
  const queryKey = ['records', 'files.file', record.id];
  const { data } = useQuery({
    queryKey,
    queryFn: ({ signal }) =>
      api.get<ListAnswer<FileRow>>(
        'files',
        { filter: { field: 'record', op: 'eq', value: record.id }, limit: 100 },
        signal,
      ),
  });
  const anew = (): Promise<void> => client.invalidateQueries({ queryKey });

  const send = async (files: readonly File[]): Promise<void> => {
    setSending((n) => n + files.length);
    for (const file of files) {
      await upload(entity.base, record.id, file, csrf).catch(errorToast);
      setSending((n) => n - 1);
    }
    await anew();
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    void send([...event.dataTransfer.files]);
  };
  const remove = (file: FileRow): void => {
    const act = api.delete(`files/${file.id}`).then(anew);
    act.then(
      () =>
        undoToast(t('removed', { name: file.name }), () => api.post(`files/${file.id}/restore`).then(anew)),
      errorToast,
    );
  };

  return (
    <SidePanel
      title={t('title')}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      empty={data?.items.length === 0 && !sending && t('none')}
      action={
        <FileButton multiple onChange={(files) => void send(files)}>
          {(props) => (
            <ActionIcon size={24} aria-label={t('add')} {...props}>
              <IconPlus size={15} />
            </ActionIcon>
          )}
        </FileButton>
      }
    >
      <ul className={classes.list}>
        {data?.items.map((file) => (
          <li key={file.id} className={classes.line}>
            <IconPaperclip size={15} stroke={1.6} />
            <a
              href={address(`files/${file.id}/content`)}
              target="_blank"
              rel="noreferrer"
              className={classes.name}
            >
              {file.name}
            </a>
            <small>{formats.size(file.size)}</small>
            <CloseButton
              size="xs"
              aria-label={t('remove', { name: file.name })}
              onClick={() => remove(file)}
            />
          </li>
        ))}
      </ul>
      {sending > 0 && <p className={classes.quiet}>{t('sending', { count: sending })}</p>}
    </SidePanel>
  );
}
