import { useTranslation } from 'react-i18next';
import type { Exception } from './control-data.ts';

/** What is the matter with a deal, in words. */
export function useReason(): (found: Exception) => string {
  const { t } = useTranslation('control');
  return (f) => {
    switch (f.kind) {
      case 'stuck':
        return t('reason.stuck', { count: f.length, stage: f.stageTo ?? f.stage, usual: f.usual });
      case 'silent':
        return f.unit
          ? t('reason.silentPlan', { count: f.length, plan: t(`every.${f.unit}`, { count: f.every ?? 1 }) })
          : t('reason.silent', { count: f.length, usual: f.usual });
      case 'slipped':
        return t('reason.slipped', { count: f.times ?? 0, days: t('days', { count: f.days ?? 0 }) });
      case 'jumped':
        return t('reason.jumped', { count: f.times ?? 0, from: f.stageFrom, to: f.stageTo });
    }
  };
}
