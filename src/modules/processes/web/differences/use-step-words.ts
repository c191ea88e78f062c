import { useTranslation } from 'react-i18next';
import { useLabels } from '../../../../web/i18n/labels.ts';
import { useEntities } from '../use-process.ts';

/** An action of a rule of automation, as far as a comparison says it. */
export interface StepAction {
  do: 'task' | 'set' | 'notify' | 'webhook' | 'verb' | 'deal';
  title?: string;
  name?: string;
  text?: string;
  dueDays?: number;
  isBusiness?: boolean;
  verb?: string;
  values?: Record<string, unknown>;
  assignee?: { who: string };
  to?: { who: string }[];
}

/** What an automatic step does, in the words that automation has for it. */
export function useStepWords(): (action: StepAction) => string {
  const { t } = useTranslation('processes');
  const labels = useLabels();
  const { deal } = useEntities();
  const nameOf = ({ who }: { who: string }) => t(`automation:who.${who}`);
  return (action) => {
    const verb = deal && action.verb ? labels.verb(deal, action.verb) : '';
    const who = (action.to ?? []).map(nameOf).join(', ');
    if (action.do === 'webhook') return t('automation:do.webhook');
    const said = t(`automation:then.${action.do}`, { ...action, verb, who });
    if (action.do === 'notify') return `${said}: ${action.text}`;
    if (action.do !== 'task') return said;
    const due = t(`dueAfter.${action.isBusiness ? 'workday' : 'day'}`, { count: action.dueDays ?? 0 });
    return [said, ...(action.assignee ? [nameOf(action.assignee)] : []), due].join(', ');
  };
}
