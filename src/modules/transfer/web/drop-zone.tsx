import { Button } from '@mantine/core';
import { IconTable } from '@tabler/icons-react';
import { type DragEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../../web/api/session.ts';
import { messageOf } from '../../../web/kit/toast.tsx';
import { isArchive, sendArchive } from './archives.ts';
import { inUsualOrder } from './entities.ts';
import classes from './import.module.css';
import { type ImportRecord, upload, useKeepImport } from './imports.ts';

const ACCEPTED = '.csv,.tsv,.txt,.xlsx,.zip,.vcf,.vcard,.json';

interface Props {
  onFiles(ids: string[]): void;
  /** The export of a whole installation. */
  onArchive(id: string): void;
}

/** Takes one file or several, dropped or chosen; those that cannot be read are named with the reason. */
export function DropZone(props: Props) {
  const { t } = useTranslation('transfer');
  const { csrf } = useMe();
  const keep = useKeepImport();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const [reading, setReading] = useState<string | null>(null);
  const [failures, setFailures] = useState<{ name: string; reason: string }[]>([]);
  const take = async (files: File[]): Promise<void> => {
    const records: ImportRecord[] = [];
    const failed: typeof failures = [];
    for (const file of files) {
      setReading(file.name);
      try {
        if (await isArchive(file)) return props.onArchive((await sendArchive(file, csrf)).id);
        const record = await upload(file, csrf);
        keep(record);
        records.push(record);
      } catch (error) {
        failed.push({ name: file.name, reason: messageOf(error) });
      }
    }
    setReading(null);
    setFailures(failed);
    if (records.length) props.onFiles(inUsualOrder(records).map((r) => r.id));
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    void take([...event.dataTransfer.files]);
  };
  return (
    <section
      className={classes.drop}
      data-over={isOver || undefined}
      aria-label={t('drop.title')}
      onDragOver={(e) => {
        e.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <IconTable size={28} stroke={1.4} />
      <h2>{t('drop.title')}</h2>
      <p>{t('drop.text')}</p>
      <Button size="md" loading={reading !== null} onClick={() => input.current?.click()}>
        {t('drop.choose')}
      </Button>
      <input
        ref={input}
        type="file"
        accept={ACCEPTED}
        multiple
        hidden
        aria-label={t('drop.choose')}
        onChange={(e) => {
          void take([...(e.currentTarget.files ?? [])]);
          e.currentTarget.value = '';
        }}
      />
      <small aria-live="polite">{reading ? t('drop.reading', { name: reading }) : t('drop.forms')}</small>
      {failures.map((f) => (
        <div key={f.name} role="alert" className={classes.failure}>
          <b>{f.name}</b> {f.reason}
        </div>
      ))}
    </section>
  );
}
