import type { Context } from '../../context.ts';
import type { ColumnProfile } from '../parse/profile.ts';
import type { DetectedCards } from '../parse/vcard/detect-cards.ts';
import type { Step } from './plan.ts';
import { columnUse, matchOf } from './propose.ts';
import { fieldsOfStep } from './targets.ts';

/**
 * What a file of electronic cards becomes: companies first, then people, who may work at them. Columns need no guessing,
 * since the reader of cards made them for these fields.
 */
export function cardSteps(ctx: Context, detected: DetectedCards, profile: ColumnProfile[]): Step[] {
  const { used, words, fields } = detected;
  const kinds = (['company', 'person'] as const).filter((kind) => used[kind].length);
  return kinds.flatMap((kind): Step[] => {
    const entity = ctx.app.registry.entity(`contacts.${kind}`);
    const blank: Step = { entity: entity.name, columns: [], match: [], onMatch: 'update', isOn: true };
    const names = fieldsOfStep(ctx, blank);
    if (!names) return [];
    const columns = fields.flatMap((field, column) =>
      field !== 'kind' && names.has(field) && used[kind].includes(field)
        ? [columnUse(entity, profile, { column, field })]
        : [],
    );
    const only =
      kinds.length > 1 ? { column: fields.indexOf('kind'), values: [words.kinds[kind]] } : undefined;
    return [{ ...blank, columns, match: matchOf(ctx, entity, columns), ...(only ? { only } : {}) }];
  });
}
