import type { MetaEntity } from '../../../../kernel/api.ts';
import type { RuleDraft } from './use-rule-draft.ts';

export interface PartProps {
  entity: MetaEntity;
  draft: RuleDraft;
  /** What runs is not changed: it is switched off first. */
  isLocked: boolean;
}
