import { useTranslation } from 'react-i18next';
import { useMe } from '../api/session.ts';
import { Page } from '../kit/page.tsx';
import { PageHeader } from '../kit/page-header.tsx';
import classes from './home.module.css';
import { HomeLists } from './home-lists.tsx';
import { HomeTops } from './home-tops.tsx';

/** What modules put on top (the first steps of a new installation), and what awaits the user today. */
export default function HomePage() {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <Page header={<PageHeader title={t('home.title')} />}>
      <div className={classes.home}>
        <h2 className={classes.hello}>{t(`home.${partOfDay()}`, { name: me.name.split(' ')[0] })}</h2>
        <p className={classes.sub}>{me.company.name}</p>
        <HomeTops />
        <HomeLists />
      </div>
    </Page>
  );
}

const partOfDay = (): string => {
  const hour = new Date().getHours();
  if (hour < 5) return 'evening';
  return hour < 12 ? 'morning' : hour < 18 ? 'afternoon' : 'evening';
};
