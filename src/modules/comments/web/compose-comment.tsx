import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api/client.ts';
import type { ComposeTabProps } from '../../../web/shell/screens.ts';
import { CommentForm } from './comment-form.tsx';

/** The composer's tab: a word to colleagues above the story that it becomes a part of. */
export default function ComposeComment({ entity, record, onSaved }: ComposeTabProps) {
  const { t } = useTranslation('comments');
  const about = { entity: entity.base, id: record.id };
  return (
    <CommentForm
      about={about}
      label={t('comment')}
      send={(text) => api.post('comments', { record: about, text })}
      onSent={onSaved}
    />
  );
}
