import { Button } from '@mantine/core';
import { IconArrowBarToRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMeta } from '../../../../web/api/meta.ts';
import { BringDialog } from './bring-dialog.tsx';
import classes from './migration.module.css';
import { countOf, usePreview } from './migration-data.ts';
import { MigrationLines } from './migration-lines.tsx';

interface Props {
  process: string;
  /** Asked for right after publishing. */
  isOpen: boolean;
  onOpen(isOpen: boolean): void;
}

/** Deals that still run by earlier versions, the way to bring them over, and how far that is. */
export function BringDeals({ process, isOpen, onOpen }: Props) {
  const { t } = useTranslation('processes');
  const entity = useMeta().find('deals.migration');
  const isAllowed = entity?.permission.create === true;
  const { data } = usePreview({ process, pairs: [] }, isAllowed);
  const [hidden, setHidden] = useState<string | null>(null);
  const count = countOf(data?.versions ?? []);
  if (!entity || !isAllowed) return null;
  return (
    <>
      {count > 0 && (
        <div className={classes.note}>
          <span>{t('bring.note', { count })}</span>
          <Button
            variant="default"
            leftSection={<IconArrowBarToRight size={15} />}
            onClick={() => onOpen(true)}
          >
            {t('bring.open')}
          </Button>
        </div>
      )}
      <MigrationLines entity={entity} process={process} hidden={hidden} onHide={setHidden} />
      {isOpen && <BringDialog process={process} onClose={() => onOpen(false)} />}
    </>
  );
}
