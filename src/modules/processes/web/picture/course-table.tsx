import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../../web/i18n/format.ts';
import cards from '../../../../web/kit/cards.module.css';
import { ChipText } from '../../../../web/records/filter/chip-text.tsx';
import { useEntities } from '../use-process.ts';
import type { Arrow, PictureStage } from './arrows.ts';
import classes from './picture.module.css';
import type { StageFigures } from './stage-node.tsx';

interface Props {
  stages: PictureStage[];
  arrows: Arrow[];
  figures(stage: PictureStage): StageFigures;
}

/** The picture in words and numbers. */
export function CourseTable({ stages, arrows, figures }: Props) {
  const { t } = useTranslation('processes');
  const formats = useFormats();
  return (
    <details className={classes.details}>
      <summary>{t('picture.asTable')}</summary>
      <div className={cards.scroll}>
        <table className={cards.table}>
          <thead>
            <tr>
              <th scope="col">{t('picture.stage')}</th>
              <th scope="col">{t('picture.deals')}</th>
              <th scope="col">{t('picture.days')}</th>
              <th scope="col">{t('picture.refusals')}</th>
              <th scope="col">{t('picture.leads')}</th>
            </tr>
          </thead>
          <tbody>
            {stages.map((stage) => {
              const { count, medianDays, refused } = figures(stage);
              return (
                <tr key={stage.id}>
                  <th scope="row">{stage.name}</th>
                  <td>{formats.integer(count)}</td>
                  <td>{medianDays === null ? '—' : formats.number(medianDays)}</td>
                  <td>{refused ? formats.integer(refused) : '—'}</td>
                  <td className={classes.leads}>
                    <Leads arrows={arrows.filter((a) => a.from.id === stage.id)} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </details>
  );
}

function Leads({ arrows }: { arrows: Arrow[] }) {
  const { t } = useTranslation('processes');
  const { deal } = useEntities();
  if (!arrows.length) return '—';
  return arrows.map((a) => (
    <div key={a.to.id}>
      {t(`picture.arrow.${a.kind}`, { stage: a.to.name, count: a.count })}
      {a.condition && deal && (
        <>
          {t('picture.if')} <ChipText entity={deal} condition={a.condition} />
        </>
      )}
    </div>
  ));
}
