import { Menu, UnstyledButton } from '@mantine/core';
import {
  type Icon,
  IconBrandTelegram,
  IconBrandWhatsapp,
  IconCheck,
  IconHelp,
  IconMail,
  IconMapPin,
  IconMessage,
  IconPhone,
  IconWorld,
  IconX,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { MetaEntity } from '../../../kernel/api.ts';
import { canUpdate, fieldOf } from '../../../web/api/meta.ts';
import type { RecordValues } from '../../../web/api/records.ts';
import { useLabels } from '../../../web/i18n/labels.ts';
import { useSaveField } from '../../../web/records/use-save-field.ts';
import { addressOf } from './address-of.ts';
import classes from './reach.module.css';

const icons: Record<string, Icon> = {
  phone: IconPhone,
  mobile: IconPhone,
  email: IconMail,
  site: IconWorld,
  telegram: IconBrandTelegram,
  whatsapp: IconBrandWhatsapp,
  postalAddress: IconMapPin,
  visitAddress: IconMapPin,
};
const consents: Record<string, Icon> = { granted: IconCheck, denied: IconX, unknown: IconHelp };

export function ChannelLine({ entity, record }: { entity: MetaEntity; record: RecordValues }) {
  const labels = useLabels();
  const kind = String(record['kind']);
  const value = String(record['value']);
  const href = addressOf(kind, value);
  const Picture = icons[kind] ?? IconMessage;
  const note = [labels.option(entity, 'kind', kind), record['label'], record['extension']]
    .filter(Boolean)
    .join(' · ');
  const isOutside = href?.startsWith('http');
  return (
    <div className={classes.line}>
      <Picture size={15} stroke={1.7} aria-hidden />
      <span className={classes.value}>
        {href ? (
          <a href={href} {...(isOutside ? { target: '_blank', rel: 'noopener noreferrer' } : {})}>
            {value}
          </a>
        ) : (
          value
        )}
        <small>{note}</small>
      </span>
      <Consent entity={entity} record={record} />
    </div>
  );
}

/** Whether they agreed to be addressed there; changed by a choice of three. */
function Consent({ entity, record }: { entity: MetaEntity; record: RecordValues }) {
  const { t } = useTranslation('contacts');
  const labels = useLabels();
  const save = useSaveField(entity);
  const field = fieldOf(entity, 'consent');
  const consent = String(record['consent'] ?? 'unknown');
  const Mark = consents[consent] ?? IconHelp;
  if (!field) return null;
  const name = labels.option(entity, 'consent', consent);
  return (
    <Menu position="bottom-end" disabled={!canUpdate(entity)}>
      <Menu.Target>
        <UnstyledButton
          className={classes.consent}
          data-consent={consent}
          aria-label={t('reach.consent', { value: record['value'], consent: name })}
          title={name}
        >
          <Mark size={13} stroke={2.2} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {field.options?.map((option) => (
          <Menu.Item key={option} onClick={() => void save(record, field, option)}>
            {labels.option(entity, 'consent', option)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
