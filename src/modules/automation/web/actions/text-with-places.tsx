import { Menu, Textarea, UnstyledButton } from '@mantine/core';
import { IconBraces } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { MetaEntity } from '../../../../kernel/api.ts';
import { useLabels } from '../../../../web/i18n/labels.ts';
import { placeholders } from '../../parts.rules.ts';
import base from '../automation.module.css';
import classes from '../rule/rule.module.css';

interface Props {
  entity: MetaEntity;
  label: string;
  value: string;
  max: number;
  onChange(value: string): void;
}

/** A text into which values of the record can be put: `{customer}`, chosen from a menu or typed. */
export function TextWithPlaces({ entity, label, value, max, onChange }: Props) {
  const { t } = useTranslation('automation');
  const labels = useLabels();
  const input = useRef<HTMLTextAreaElement>(null);
  const put = (name: string): void => {
    const at = input.current?.selectionEnd ?? value.length;
    onChange(`${value.slice(0, at)}{${name}}${value.slice(at)}`);
  };
  const fields = entity.fields.filter((f) => !f.isStandard && f.type !== 'collection' && f.type !== 'json');
  return (
    <div className={classes.placed}>
      <Textarea
        ref={input}
        label={label}
        value={value}
        maxLength={max}
        autosize
        minRows={1}
        onChange={(e) => onChange(e.currentTarget.value)}
      />
      <Menu position="bottom-end">
        <Menu.Target>
          <UnstyledButton className={base.linkLike}>
            <IconBraces size={13} aria-hidden /> {t('places.add')}
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown mah={300} style={{ overflowY: 'auto' }}>
          {placeholders.map((name) => (
            <Menu.Item key={name} onClick={() => put(name)}>
              {t(`places.${name}`)}
            </Menu.Item>
          ))}
          <Menu.Divider />
          {fields.map((f) => (
            <Menu.Item key={f.name} onClick={() => put(f.name)}>
              {labels.field(entity, f)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
