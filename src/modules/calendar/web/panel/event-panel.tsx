import { ActionIcon, Drawer } from '@mantine/core';
import { IconArrowUpRight, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { RecordLink } from '../../../../web/kit/record-link.tsx';
import { SidePanel } from '../../../../web/kit/side-panel.tsx';
import { useIsPhone } from '../../../../web/kit/use-phone.ts';
import { type CalendarItem, routes } from '../calendar-data.ts';
import type { Opened } from '../form/use-save.ts';
import { titleOf } from '../item-words.ts';
import { Acts } from './acts.tsx';
import { Facts } from './facts.tsx';
import classes from './panel.module.css';

interface Props {
  item: CalendarItem;
  onEdit(opened: Opened): void;
  onClose(): void;
}

/** The chosen item: what, when, with whom, and what can be done with it. Beside the calendar, on a phone over it. */
export function EventPanel({ item, onEdit, onClose }: Props) {
  const { t } = useTranslation('calendar');
  const isPhone = useIsPhone();
  const title = titleOf(item, t);
  const page = `/${routes[item.entity]}/${item.id}`;
  const content = (
    <>
      <Facts item={item} />
      <Acts key={item.id} item={item} onEdit={onEdit} onDone={onClose} />
    </>
  );
  const open = (
    <ActionIcon component={RecordLink} to={page} aria-label={t('panel.open', { title })}>
      <IconArrowUpRight size={16} />
    </ActionIcon>
  );
  if (isPhone)
    return (
      <Drawer
        opened
        onClose={onClose}
        position="bottom"
        size="auto"
        classNames={{ content: classes.drawer ?? '' }}
        title={title}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <div className={classes.sheet}>
          {content}
          <RecordLink to={page}>{t('panel.openPage')}</RecordLink>
        </div>
      </Drawer>
    );
  return (
    <aside className={classes.panel}>
      <SidePanel
        title={title}
        action={
          <span>
            {open}
            <ActionIcon aria-label={t('close')} onClick={onClose}>
              <IconX size={16} />
            </ActionIcon>
          </span>
        }
      >
        {content}
      </SidePanel>
    </aside>
  );
}
