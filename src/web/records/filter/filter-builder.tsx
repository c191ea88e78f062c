import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MetaEntity } from '../../../kernel/api.ts';
import type { Condition } from '../../../kernel/condition.ts';
import { complete } from './complete.ts';
import classes from './filter.module.css';
import { GroupEditor } from './group-editor.tsx';

type Group = { all: Condition[] } | { any: Condition[] };

/** Conditions over every field and relation, in groups of all and any. What is not finished yet is not asked. */
export function FilterBuilder(props: {
  entity: MetaEntity;
  value: Condition | undefined;
  onChange(value: Condition | undefined): void;
}) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<Group>(() => asGroup(props.value));
  const sent = useRef(JSON.stringify(props.value ?? null));
  useEffect(() => {
    const outside = JSON.stringify(props.value ?? null);
    if (outside !== sent.current) setDraft(asGroup(props.value));
    sent.current = outside;
  }, [props.value]);
  const change = (next: Group): void => {
    setDraft(next);
    const asked = complete(next);
    const text = JSON.stringify(asked ?? null);
    if (text === sent.current) return;
    sent.current = text;
    props.onChange(asked);
  };
  return (
    <div className={classes.builder}>
      <GroupEditor entity={props.entity} value={draft} onChange={change} depth={0} />
      {props.value !== undefined && (
        <Button variant="subtle" size="xs" className={classes.clear} onClick={() => change({ all: [] })}>
          {t('filter.clear')}
        </Button>
      )}
    </div>
  );
}

function asGroup(value: Condition | undefined): Group {
  if (!value) return { all: [{ field: '', op: 'eq' }] };
  return 'all' in value || 'any' in value ? value : { all: [value] };
}
