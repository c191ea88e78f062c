import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api/client.ts';
import { useMeta } from '../../../web/api/meta.ts';
import { errorToast, toast } from '../../../web/kit/toast.tsx';
import classes from './comments.module.css';
import type { About, Addressee } from './comments-data.ts';

/** Who is named but does not see the record, and a way to open it to them. */
export function BlindNotes(props: {
  about: About;
  people: readonly Addressee[];
  canShare: boolean;
  onOpened(id: string): void;
}) {
  const { t } = useTranslation('comments');
  const route = useMeta().find(props.about.entity)?.route;
  const share = useMutation({
    mutationFn: ({ id }: Addressee) =>
      api.post(`${route}/${props.about.id}/share`, { user: id, level: 'read' }),
    onSuccess: (_, { id, name }) => {
      toast(t('shared', { name }));
      props.onOpened(id);
    },
    onError: (error) => errorToast(error),
  });
  return props.people.map((person) => (
    <p key={person.id} role="status" className={classes.blind}>
      <span>{t(props.canShare ? 'blind' : 'blindForGood', { name: person.name })}</span>
      {props.canShare && (
        <Button
          size="compact-xs"
          variant="light"
          loading={share.isPending}
          onClick={() => share.mutate(person)}
        >
          {t('share')}
        </Button>
      )}
    </p>
  ));
}
