import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { fieldOf } from '../../../../web/api/meta.ts';
import { useFormats } from '../../../../web/i18n/format.ts';
import { useLabels } from '../../../../web/i18n/labels.ts';
import cards from '../../../../web/kit/cards.module.css';
import { useEntities } from '../use-process.ts';
import type { Refusal } from './trial-view.tsx';

/** What moves would have met with, the most frequent first, each with its deals. */
export function RefusalsTable({ title, refusals }: { title: string; refusals: Refusal[] }) {
  const { t } = useTranslation('processes');
  const formats = useFormats();
  const words = useWords();
  return (
    <div className={cards.card}>
      <h2>{title}</h2>
      {!refusals.length && <p className={cards.nothing}>{t('try.nothing')}</p>}
      {refusals.length > 0 && (
        <div className={cards.scroll}>
          <table className={cards.table}>
            <thead>
              <tr>
                <th scope="col">{t('try.why')}</th>
                <th scope="col">{t('try.moves')}</th>
                <th scope="col">{t('try.deals')}</th>
              </tr>
            </thead>
            <tbody>
              {refusals.map((refusal) => (
                <tr key={`${refusal.kind}${refusal.stage}${refusal.name}`}>
                  <th scope="row">{words(refusal)}</th>
                  <td>{formats.integer(refusal.count)}</td>
                  <td>
                    {formats.integer(refusal.dealCount)}{' '}
                    <Link
                      to="/deals"
                      search={
                        { view: 'all', filter: { field: 'id', op: 'in', value: refusal.deals } } as never
                      }
                      preload={false}
                      aria-label={t('try.showOf', { what: words(refusal) })}
                    >
                      {t('try.show')}
                    </Link>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}

function useWords(): (refusal: Refusal) => string {
  const { t } = useTranslation('processes');
  const labels = useLabels();
  const { deal } = useEntities();
  return ({ kind, stage, name }) => {
    const isField = kind === 'field' && name && deal;
    const words = isField ? labels.field(deal, fieldOf(deal, name) ?? { name }) : name;
    return t(`try.kind.${kind}`, { stage, name: words });
  };
}
