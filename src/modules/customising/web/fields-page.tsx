import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './customising.module.css';
import { DeclaredFields } from './declared-fields.tsx';
import { OwnFields } from './own-fields.tsx';

/** Fields of the company's own, and what it makes of those that the program brings. */
export default function FieldsPage() {
  const { t } = useTranslation('customising');
  const [part, setPart] = useState('own');
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <h1>{t('title')}</h1>
        <SegmentedControl
          aria-label={t('title')}
          value={part}
          onChange={setPart}
          data={[
            { value: 'own', label: t('own') },
            { value: 'declared', label: t('declared') },
          ]}
        />
      </header>
      {part === 'own' ? <OwnFields /> : <DeclaredFields />}
    </div>
  );
}
