import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { canCreate, useMeta } from '../../../web/api/meta.ts';
import { listQuery } from '../../../web/api/records.ts';
import { AddButton, SidePanel } from '../../../web/kit/side-panel.tsx';
import { SkeletonLines } from '../../../web/kit/skeleton.tsx';
import type { PanelProps } from '../../../web/shell/screens.ts';
import { AddChannel } from './add-channel.tsx';
import { ChannelLine } from './channel-line.tsx';

/** Every way of reaching the customer, each one click away, with what they agreed to. */
export default function Reach({ entity, record }: PanelProps) {
  const { t } = useTranslation('contacts');
  const channel = useMeta().find('contacts.channel');
  const [isAdding, setAdding] = useState(false);
  const filter = { field: 'party', op: 'eq', value: record.id } as const;
  const { data } = useQuery({
    ...listQuery(channel ?? entity, { filter, sort: 'position', limit: 100 }),
    enabled: !!channel,
  });
  if (!channel) return null;
  const canAdd = canCreate(channel);
  return (
    <SidePanel
      title={t('reach.title')}
      empty={data && !data.items.length && !isAdding && t('reach.none')}
      action={canAdd && <AddButton label={t('reach.add')} onClick={() => setAdding(!isAdding)} />}
    >
      {!data && <SkeletonLines count={2} />}
      {data?.items.map((item) => (
        <ChannelLine key={item.id} entity={channel} record={item} />
      ))}
      {isAdding && <AddChannel entity={channel} party={record.id} onClose={() => setAdding(false)} />}
    </SidePanel>
  );
}
