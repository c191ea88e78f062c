import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MetaEntity, MetaVerb } from '../../../kernel/api.ts';
import type { RecordValues } from '../../api/records.ts';
import { useLabels } from '../../i18n/labels.ts';
import { useIsPhone } from '../../kit/use-phone.ts';
import { type Command, useOfferCommands } from '../../shell/commands.ts';
import { panelsOf, verbFormOf } from '../../shell/screens.ts';
import { useRecordActions } from '../use-record-actions.ts';
import { VerbForm } from './verb-form.tsx';
import { fieldsOfVerb, fitsRecord } from './verbs.ts';

const SHOWN = 2;

/** The business's verbs on a record: the first as buttons, the rest behind one. Those without input run at once. */
export function VerbButtons(props: { entity: MetaEntity; record: RecordValues }) {
  const { entity, record } = props;
  const { t } = useTranslation();
  const labels = useLabels();
  const isPhone = useIsPhone();
  const { run } = useRecordActions(entity);
  const [asked, setAsked] = useState<MetaVerb | null>(null);
  const commands = useMemo(
    () =>
      entity.verbs
        .filter((v) => !v.onCollection && !v.isPersonal && fitsRecord(entity, v, record))
        .map(
          (verb): Command => ({
            id: `verb ${verb.name}`,
            title: labels.verb(entity, verb.name),
            run: () => (fieldsOfVerb(entity, verb).length ? setAsked(verb) : void run(record.id, verb.name)),
          }),
        ),
    [entity, record, labels, run],
  );
  useOfferCommands(commands);
  const offered = new Set(panelsOf(entity, 'top').flatMap((p) => p.verbs?.map((v) => `verb ${v}`) ?? []));
  const buttons = commands.filter(
    (c) => !offered.has(c.id) && !verbFormOf(entity, c.id.replace('verb ', ''))?.menu,
  );
  const shown = isPhone ? [] : buttons.slice(0, SHOWN);
  const hidden = isPhone ? buttons : buttons.slice(SHOWN);
  return (
    <>
      {shown.map((c) => (
        <Button key={c.id} size="xs" variant="default" onClick={c.run}>
          {c.title}
        </Button>
      ))}
      {hidden.length > 0 && (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button size="xs" variant="default" rightSection={<IconChevronDown size={14} />}>
              {t('record.actions')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {hidden.map((c) => (
              <Menu.Item key={c.id} onClick={c.run}>
                {c.title}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      <Suspense fallback={null}>
        {asked && <VerbForm entity={entity} record={record} verb={asked} onClose={() => setAsked(null)} />}
      </Suspense>
    </>
  );
}
