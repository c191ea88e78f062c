import { useTranslation } from 'react-i18next';
import { FigureLink } from '../../../web/figures/figure-link.tsx';
import { Avatar } from '../../../web/kit/avatar.tsx';
import classes from './control.module.css';
import type { Team } from './control-data.ts';

/** Whom to talk to about what: each piece of advice opens the records that it comes from. */
export function CoachingCard({ team }: { team: Team }) {
  const { t } = useTranslation('control');
  const users = [...new Set(team.coaching.map((a) => a.user))];
  const nameOf = (id: string): string => team.sellers.find((s) => s.key === id)?.name ?? '';
  return (
    <section className={classes.card}>
      <h2>{t('advice.title')}</h2>
      {!users.length && <p className={classes.nothing}>{t('advice.none')}</p>}
      <ul className={classes.lines}>
        {users.map((user) => (
          <li key={user} className={classes.person}>
            <Avatar name={nameOf(user)} size={24} />
            <div>
              <span className={classes.name}>{nameOf(user)}</span>
              <ul className={classes.advice}>
                {team.coaching
                  .filter((a) => a.user === user)
                  .map((a) => (
                    <li key={a.code}>
                      <FigureLink entity={a.entity} condition={a.condition}>
                        {t(`advice.${a.code}`, a.params)}
                      </FigureLink>
                    </li>
                  ))}
              </ul>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
