import { describe, expect, it } from 'vitest';
import type { MetaField } from '../../../../kernel/api.ts';
import { boundsIn } from './bands-modal.tsx';
import { added, blank, fits, moved, sortedBy, without, withValue } from './edit.ts';

const field = (type: MetaField['type'], more: Partial<MetaField> = {}): MetaField =>
  ({ name: 'x', isReadOnly: false, type, ...more }) as MetaField;

describe('a question as one builds it', () => {
  it('groups days by months, and a second grouping makes a pivot of a table', () => {
    const rows = added(blank('deals.deal'), 'rows', 'closedOn', field('date'));
    expect(rows.rows).toEqual([{ field: 'closedOn', by: 'month' }]);
    const pivot = added(rows, 'columns', 'stage', field('ref', { to: ['processes.stage'] }));
    expect(pivot.form).toBe('pivot');
    expect(without(pivot, 'columns', 0).form).toBe('table');
  });
  it('takes no field twice, and none that cannot be grouped by', () => {
    const once = added(blank('deals.deal'), 'rows', 'stage', field('ref', { to: ['processes.stage'] }));
    expect(added(once, 'rows', 'stage', field('ref', { to: ['processes.stage'] }))).toBe(once);
    expect(['rows', 'values'].map((zone) => fits(field('tags'), zone as 'rows'))).toEqual([true, false]);
    expect(fits(field('json'), 'rows')).toBe(false);
    expect(fits(field('ref', { to: ['a.b', 'c.d'] }), 'rows')).toBe(false);
    expect(fits(field('money'), 'values')).toBe(true);
  });
  it('takes amounts in ranges, which are rising numbers as people write them', () => {
    const q = added(blank('deals.deal'), 'rows', 'amount', field('money'));
    expect(q.rows[0]).toMatchObject({ by: 'band' });
    expect(boundsIn('1 000\n2 500,5\n', ',')).toEqual(['1000', '2500.5']);
    expect(boundsIn('0,5\n1,000\n2,500.5\n1,000,000', '.')).toEqual(['0.5', '1000', '2500.5', '1000000']);
    for (const wrong of ['', '5\n5', '7\n3', 'a', '1.23456']) expect(boundsIn(wrong, '.')).toBe(undefined);
  });
  it('moves a grouping across, and keeps the last value', () => {
    const q = added(added(blank('a'), 'rows', 'x', field('text')), 'rows', 'y', field('text'));
    expect(moved(q, 'rows', 0, 'columns', 0)).toMatchObject({
      rows: [{ field: 'y' }],
      columns: [{ field: 'x' }],
      form: 'pivot',
    });
    expect(moved(q, 'rows', 0, 'rows', 1).rows.map((r) => r.field)).toEqual(['y', 'x']);
    expect(moved(q, 'rows', 0, 'values', 0)).toBe(q);
    expect(without(q, 'values', 0)).toBe(q);
  });
  it('drops what was worked out from a value that is gone, and the order by it', () => {
    const q = withValue(blank('a'), { fn: 'sum', field: 'amount' });
    const whole = {
      ...q,
      calculated: [{ key: 'c', label: 'Each', formula: 'b / a', unit: 'number' as const }],
      sort: { by: 'b', desc: true },
    };
    expect(without(whole, 'values', 1)).toMatchObject({ calculated: [], sort: undefined });
    expect(sortedBy(whole, 'b').sort).toEqual({ by: 'b', desc: false });
  });
});
