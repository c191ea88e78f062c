import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FieldProblem } from '../../kernel/errors.ts';
import { useLabels } from '../i18n/labels.ts';
import type { Draft } from './draft.ts';
import { PasswordField } from './password-field.tsx';
import classes from './welcome.module.css';

interface Props {
  draft: Draft;
  onChange(patch: Partial<Draft>): void;
  problems: FieldProblem[];
}

export function AccountFields({ draft, onChange, problems }: Props) {
  const { t } = useTranslation();
  const labels = useLabels();
  const problem = (field: string): string | undefined => {
    const found = problems.find((p) => p.field === field);
    return found && labels.problem(found);
  };
  return (
    <>
      <h2 className={classes.section}>{t('install.account')}</h2>
      <TextInput
        label={t('install.name')}
        value={draft.name}
        onChange={(e) => onChange({ name: e.currentTarget.value })}
        error={problem('name')}
        autoComplete="name"
        required
      />
      <TextInput
        label={t('install.email')}
        type="email"
        value={draft.email}
        onChange={(e) => onChange({ email: e.currentTarget.value })}
        error={problem('email')}
        autoComplete="username"
        required
      />
      <PasswordField
        label={t('install.password')}
        value={draft.password}
        onChange={(password) => onChange({ password })}
        error={problem('password')}
        isNew
      />
    </>
  );
}
