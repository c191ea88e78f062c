import { Button } from '@mantine/core';
import { IconPencil, IconSend } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordValues } from '../../../web/api/records.ts';
import classes from './processes.module.css';
import { PublishDialog } from './publish-dialog.tsx';
import { useChange } from './use-change.ts';

interface Props {
  process: RecordValues;
  version: RecordValues | undefined;
  draft: RecordValues | undefined;
  current: string | null;
  onOpen(version: string | null): void;
  /** Whether the deals under way shall come along. */
  onPublished(isBringing: boolean): void;
}

/** What can be done with the version shown: edit (as a draft), throw away, publish. */
export function VersionActions({ process, version, draft, current, onOpen, onPublished }: Props) {
  const { t } = useTranslation('processes');
  const { add } = useChange();
  const [isPublishing, setPublishing] = useState(false);
  const edit = async (): Promise<void> => {
    const made = await add(`processes/${process.id}/edit`, {});
    if (made) onOpen(String(made['version']));
  };
  const discard = async (): Promise<void> => {
    if (draft && (await add(`process-versions/${draft.id}/discard`, {}))) onOpen(null);
  };
  if (!draft || version?.id !== draft.id) {
    return (
      <Button className={classes.right} leftSection={<IconPencil size={15} />} onClick={() => void edit()}>
        {t(draft ? 'openDraft' : 'edit')}
      </Button>
    );
  }
  return (
    <div className={classes.right}>
      {current && (
        <Button variant="default" onClick={() => void discard()}>
          {t('discard')}
        </Button>
      )}
      <Button leftSection={<IconSend size={15} />} onClick={() => setPublishing(true)}>
        {t('publish')}
      </Button>
      {isPublishing && (
        <PublishDialog
          draft={draft}
          current={current}
          onClose={() => setPublishing(false)}
          onPublished={(isBringing) => {
            setPublishing(false);
            onOpen(null);
            onPublished(isBringing);
          }}
        />
      )}
    </div>
  );
}
