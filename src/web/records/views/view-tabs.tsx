import { IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ListState } from '../list-state.ts';
import { SavedViewMenu } from './saved-view-menu.tsx';
import classes from './views.module.css';

export function ViewTabs(props: { state: ListState }) {
  const { state } = props;
  const { t } = useTranslation();
  return (
    <nav className={classes.tabs} aria-label={t('views.title')}>
      {state.tabs.map((tab) => {
        const isCurrent = tab.key === state.tab.key;
        return (
          <span key={tab.key} className={classes.tab} data-current={isCurrent || undefined}>
            <button
              type="button"
              aria-current={isCurrent ? 'page' : undefined}
              onClick={() => state.open(tab.key)}
            >
              {tab.origin === 'shared' && <IconUsers size={13} stroke={1.8} aria-label={t('views.shared')} />}
              {tab.title}
            </button>
            {isCurrent && tab.record && tab.origin === 'own' && (
              <SavedViewMenu state={state} record={tab.record} />
            )}
          </span>
        );
      })}
    </nav>
  );
}
