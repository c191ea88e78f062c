import { describe, expect, it } from 'vitest';
import { complete } from './complete.ts';

describe('the part of a filter that can be asked', () => {
  const done = { field: 'name', op: 'contains', value: 'a' } as const;
  it('keeps what has a value and leaves out what has none yet', () => {
    expect(complete({ all: [done, { field: 'owner', op: 'in', value: [] }] })).toEqual({ all: [done] });
    expect(complete({ all: [{ field: 'amount', op: 'between', value: ['1', ''] }] })).toBeUndefined();
    expect(complete({ field: 'email', op: 'empty' })).toEqual({ field: 'email', op: 'empty' });
  });
  it('drops a group that says nothing, at any depth', () => {
    expect(complete({ any: [{ all: [{ field: 'name', op: 'eq', value: '' }] }, done] })).toEqual({
      any: [done],
    });
    expect(complete({ not: { all: [] } })).toBeUndefined();
    expect(complete({ field: 'channels', op: 'has', value: { all: [] } })).toBeUndefined();
  });
});
