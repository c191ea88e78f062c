import { Button, Modal } from '@mantine/core';
import { IconArrowsExchange } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MetaEntity } from '../../../kernel/api.ts';
import { api } from '../../../web/api/client.ts';
import { type RecordValues, recordQuery } from '../../../web/api/records.ts';
import { titleText } from '../../../web/fields/candidates.ts';
import { isEmptyValue } from '../../../web/fields/values.ts';
import { useLabels } from '../../../web/i18n/labels.ts';
import { ErrorState } from '../../../web/kit/error-state.tsx';
import { SkeletonLines } from '../../../web/kit/skeleton.tsx';
import { undoToast } from '../../../web/kit/toast.tsx';
import { type Choice, DifferenceRow } from './difference-row.tsx';
import { pairsKey, undoMerge, useDecide } from './duplicates-data.ts';
import classes from './merge.module.css';

interface Comparison {
  differences: { field: string; choice: Choice; canBoth: boolean }[];
  links: { entity: string; count: number }[];
}

/** Which of two stays, whose value of each field, what goes over: and then they are one. */
export default function MergeDialog(props: {
  entity: MetaEntity;
  first: string;
  second: string;
  onClose(): void;
  goes?: boolean;
}) {
  const { t } = useTranslation('duplicates');
  const { entity } = props;
  const [isSwapped, setSwapped] = useState(false);
  const [chosen, setChosen] = useState<Record<string, Choice>>({});
  const [kept, other] = isSwapped ? [props.second, props.first] : [props.first, props.second];
  const mine = useQuery(recordQuery(entity, kept)).data;
  const theirs = useQuery(recordQuery(entity, other)).data;
  const { data, error, refetch } = useQuery({
    queryKey: [...pairsKey, 'compare', kept, other],
    queryFn: () => api.post<Comparison>(`${entity.route}/${kept}/compare`, { with: other }),
    staleTime: 0,
  });
  const navigate = useNavigate();
  const merge = useDecide(() =>
    api.post<{ merge: string }>(`${entity.route}/${kept}/merge`, { with: other, fields: chosen }),
  );
  const done = (answer: unknown): void => {
    const { merge: id } = answer as { merge: string };
    undoToast(t('merge.done', { name: titleText(mine?.[entity.title]) }), () => undoMerge(id));
    props.onClose();
    if (props.goes && kept !== props.first) void navigate({ to: `/${entity.route}/${kept}` });
  };
  const swap = (): void => {
    setSwapped(!isSwapped);
    setChosen({});
  };
  return (
    <Modal
      opened
      size={860}
      onClose={props.onClose}
      title={t('merge.title')}
      closeButtonProps={{ 'aria-label': t('merge.cancel') }}
    >
      <div className={classes.merge}>
        <div className={classes.heads}>
          <Head title={t('merge.stays')} name={titleText(mine?.[entity.title])} />
          <Button variant="default" size="xs" leftSection={<IconArrowsExchange size={15} />} onClick={swap}>
            {t('merge.swap')}
          </Button>
          <Head title={t('merge.goes')} name={titleText(theirs?.[entity.title])} />
        </div>
        {error ? <ErrorState error={error} onRetry={() => refetch()} isCompact /> : null}
        {!error && !(data && mine && theirs) && <SkeletonLines count={6} />}
        {data && mine && theirs && (
          <>
            {data.differences.length > 0 && <p className={classes.lead}>{t('merge.choose')}</p>}
            <div className={classes.rows}>
              {conflictsFirst(data.differences, mine, theirs).map((d) => (
                <DifferenceRow
                  key={d.field}
                  entity={entity}
                  difference={d}
                  mine={mine}
                  theirs={theirs}
                  choice={chosen[d.field] ?? d.choice}
                  onChoose={(choice) => setChosen({ ...chosen, [d.field]: choice })}
                />
              ))}
            </div>
            {!data.differences.length && <p className={classes.lead}>{t('merge.same')}</p>}
            <GoingOver links={data.links} />
          </>
        )}
        <div className={classes.foot}>
          <small>{t('merge.undoable')}</small>
          <Button variant="default" onClick={props.onClose}>
            {t('merge.cancel')}
          </Button>
          <Button
            loading={merge.isPending}
            disabled={!data}
            onClick={() => merge.mutate(undefined, { onSuccess: done })}
            data-autofocus
          >
            {t('merge.do')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}

/** What both say comes before what only one of them knows, which stays anyway. */
function conflictsFirst(all: Comparison['differences'], mine: RecordValues, theirs: RecordValues) {
  const isGap = (d: { field: string }): boolean =>
    isEmptyValue(mine[d.field]) || isEmptyValue(theirs[d.field]);
  return [...all.filter((d) => !isGap(d)), ...all.filter(isGap)];
}

function Head({ title, name }: { title: string; name: string }) {
  return (
    <div className={classes.headOf}>
      <small>{title}</small>
      <b>{name}</b>
    </div>
  );
}

function GoingOver({ links }: { links: Comparison['links'] }) {
  const { t } = useTranslation('duplicates');
  const labels = useLabels();
  if (!links.length) return null;
  return (
    <p className={classes.lead}>
      {t('merge.moves')} {links.map((l) => `${labels.many(l.entity)}: ${l.count}`).join(' · ')}
    </p>
  );
}
