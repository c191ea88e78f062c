import { IconFileImport, IconSparkles, IconSquareRoundedPlus } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.ts';
import { useHasRight } from '../api/session.ts';
import { Page } from '../kit/page.tsx';
import { ProblemNote } from '../kit/problem-note.tsx';
import { screens } from '../shell/screens.ts';
import classes from './welcome.module.css';

/** Right after the installation: with what data to begin. */
export default function ChoicePage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const router = useRouter();
  const isAdministrator = useHasRight('administer');
  const canImport = screens().some((s) => s.path === '/import');
  const sample = useMutation({
    mutationFn: () => api.post('installation/sample', {}),
    onSuccess: async () => {
      await router.invalidate();
      void navigate({ to: '/' });
    },
  });
  return (
    <Page>
      <div style={{ maxWidth: 520, margin: '0 auto', padding: 'min(12vh, 96px) 20px 40px' }}>
        <h1 className={classes.title}>{t('choice.title')}</h1>
        <p className={classes.text}>{t('choice.text')}</p>
        <div className={classes.choices}>
          <button
            type="button"
            className={classes.choice}
            disabled={sample.isPending}
            onClick={() => navigate({ to: '/' })}
          >
            <IconSquareRoundedPlus size={24} stroke={1.5} />
            <span>
              <b>{t('choice.empty')}</b>
              <small>{t('choice.emptyText')}</small>
            </span>
          </button>
          {canImport && (
            <button
              type="button"
              className={classes.choice}
              disabled={sample.isPending}
              onClick={() => navigate({ to: '/import' })}
            >
              <IconFileImport size={24} stroke={1.5} />
              <span>
                <b>{t('choice.import')}</b>
                <small>{t('choice.importText')}</small>
              </span>
            </button>
          )}
          {isAdministrator && (
            <button
              type="button"
              className={classes.choice}
              disabled={sample.isPending}
              onClick={() => sample.mutate()}
              aria-busy={sample.isPending}
            >
              <IconSparkles size={24} stroke={1.5} />
              <span>
                <b>{sample.isPending ? t('choice.loading') : t('choice.sample')}</b>
                <small>{t('choice.sampleText')}</small>
              </span>
            </button>
          )}
          <ProblemNote error={sample.error} />
        </div>
      </div>
    </Page>
  );
}
