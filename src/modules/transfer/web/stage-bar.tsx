import { useTranslation } from 'react-i18next';
import classes from './import.module.css';

const stages = ['columns', 'questions', 'run'] as const;

/** Where one is on the way from a file to records. */
export function StageBar(props: { at: (typeof stages)[number] }) {
  const { t } = useTranslation('transfer');
  return (
    <ol className={classes.stages}>
      {stages.map((stage) => (
        <li
          key={stage}
          data-now={stage === props.at || undefined}
          aria-current={stage === props.at ? 'step' : undefined}
        >
          {t(`stages.${stage}`)}
        </li>
      ))}
    </ol>
  );
}
