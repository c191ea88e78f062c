import { useTranslation } from 'react-i18next';
import classes from './teams.module.css';

/** Shown once: each stands in for the phone, one time. */
export function RecoveryCodes({ codes }: { codes: string[] }) {
  const { t } = useTranslation('teams');
  return (
    <>
      <p>{t('twoFactor.codesText')}</p>
      <ul className={classes.codes}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
    </>
  );
}
