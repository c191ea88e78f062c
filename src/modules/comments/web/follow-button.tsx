import { ActionIcon, Tooltip } from '@mantine/core';
import { IconBell, IconBellRinging } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api/client.ts';
import { errorToast, toast } from '../../../web/kit/toast.tsx';
import { useOfferCommands } from '../../../web/shell/commands.ts';
import type { PanelProps } from '../../../web/shell/screens.ts';
import { followingQuery } from './comments-data.ts';

/** In the head of a record: whether one hears of what happens with it. */
export default function FollowButton({ entity, record }: PanelProps) {
  const { t } = useTranslation('comments');
  const client = useQueryClient();
  const query = followingQuery({ entity: entity.base, id: record.id });
  const { data } = useQuery(query);
  const { mutate } = useMutation({
    mutationFn: (verb: 'follow' | 'unfollow') => api.post(`${entity.route}/${record.id}/${verb}`),
    onSuccess: (_, verb) => {
      toast(t(verb === 'follow' ? 'follows' : 'followsNot'));
      return client.invalidateQueries({ queryKey: query.queryKey });
    },
    onError: (error) => errorToast(error),
  });
  const isFollowing = data?.isFollowing ?? false;
  const verb = isFollowing ? 'unfollow' : 'follow';
  const label = t(verb);
  const commands = useMemo(
    () => [{ id: 'follow', title: label, icon: 'bell', run: () => mutate(verb) }],
    [label, verb, mutate],
  );
  useOfferCommands(commands);
  if (!data) return null;
  const Picture = isFollowing ? IconBellRinging : IconBell;
  return (
    <Tooltip label={label}>
      <ActionIcon aria-label={label} aria-pressed={isFollowing} onClick={() => mutate(verb)}>
        <Picture size={17} stroke={1.6} />
      </ActionIcon>
    </Tooltip>
  );
}
