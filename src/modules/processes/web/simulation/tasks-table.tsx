import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../../web/i18n/format.ts';
import cards from '../../../../web/kit/cards.module.css';
import type { Work } from './trial-view.tsx';

/** The typical tasks that the version would have planned, for whom and how many a week. */
export function TasksTable({ tasks }: { tasks: Work[] }) {
  const { t } = useTranslation('processes');
  const formats = useFormats();
  return (
    <div className={cards.card}>
      <h2>{t('try.tasks')}</h2>
      {!tasks.length && <p className={cards.nothing}>{t('try.noTasks')}</p>}
      {tasks.length > 0 && (
        <div className={cards.scroll}>
          <table className={cards.table}>
            <thead>
              <tr>
                <th scope="col">{t('try.task')}</th>
                <th scope="col">{t('try.who')}</th>
                <th scope="col">{t('try.count')}</th>
                <th scope="col">{t('try.perWeek')}</th>
              </tr>
            </thead>
            <tbody>
              {tasks.map((work) => (
                <tr key={`${work.stage}${work.title}${work.assignee?.id}`}>
                  <th scope="row">
                    {work.stage} · {work.title}
                  </th>
                  <td>{work.assignee?.name ?? '—'}</td>
                  <td>{formats.integer(work.count)}</td>
                  <td>{formats.number(work.perWeek)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}
