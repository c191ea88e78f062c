import { TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldOf, useMeta } from '../../../../web/api/meta.ts';
import { FieldEditor } from '../../../../web/fields/field-editor.tsx';
import { isLink } from '../../../../web/fields/values.ts';
import { Avatar } from '../../../../web/kit/avatar.tsx';
import classes from './form.module.css';
import { type Guest, guestKey, guestName } from './form-draft.ts';

const ADDRESS = /^\S+@\S+\.\S+$/;

/** Who takes part: colleagues, people of customers, anybody by an address. */
export function ParticipantsField({ value, onChange }: { value: Guest[]; onChange(value: Guest[]): void }) {
  const { t } = useTranslation('calendar');
  const entity = useMeta().find('activities.participant');
  const [round, setRound] = useState(0);
  const [address, setAddress] = useState('');
  if (!entity) return null;
  const add = (guest: Guest): void => {
    setRound((n) => n + 1);
    if (!value.some((g) => guestKey(g) === guestKey(guest))) onChange([...value, guest]);
  };
  const addAddress = (event?: KeyboardEvent): void => {
    event?.preventDefault();
    if (!ADDRESS.test(address.trim())) return;
    add({ email: address.trim() });
    setAddress('');
  };
  const picker = (name: 'user' | 'person') => {
    const field = fieldOf(entity, name);
    return (
      field && (
        <FieldEditor
          key={`${name}${round}`}
          entity={entity}
          field={field}
          name={t(`form.${name}`)}
          label={t(`form.${name}`)}
          value={null}
          onChange={(link) => isLink(link) && add({ [name]: link })}
        />
      )
    );
  };
  return (
    <fieldset className={classes.guests}>
      <legend>{t('form.participants')}</legend>
      {value.length > 0 && (
        <ul>
          {value.map((guest) => (
            <li key={guestKey(guest)}>
              <Avatar name={guestName(guest)} />
              {guestName(guest)}
              <button
                type="button"
                aria-label={t('form.takeOut', { name: guestName(guest) })}
                onClick={() => onChange(value.filter((g) => g !== guest))}
              >
                <IconX size={13} />
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className={classes.pickers}>
        {picker('user')}
        {picker('person')}
        <TextInput
          label={t('form.address')}
          placeholder="name@example.com"
          type="email"
          value={address}
          error={address && !ADDRESS.test(address) && address.includes(' ') ? t('form.noAddress') : undefined}
          onChange={(e) => setAddress(e.currentTarget.value)}
          onKeyDown={(e) => e.key === 'Enter' && !e.ctrlKey && addAddress(e)}
          onBlur={() => addAddress()}
        />
      </div>
    </fieldset>
  );
}
