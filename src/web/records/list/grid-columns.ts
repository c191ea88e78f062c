import { useCallback, useMemo, useState } from 'react';
import type { MetaField } from '../../../kernel/api.ts';
import { useIsPhone } from '../../kit/use-phone.ts';
import { widthOf } from '../columns.ts';
import type { ListState } from '../list-state.ts';

export interface GridColumns {
  fields: MetaField[];
  widths: number[];
  template: string;
  width: number;
  resize(name: string, width: number): void;
}

const MARK = 40;
const NARROWEST = 64;

/** Columns with their widths: those of the view, over them those that the user dragged on this device. */
export function useGridColumns(state: ListState): GridColumns {
  const { entity, definition, columns: fields } = state;
  const isPhone = useIsPhone();
  const key = `mijoz.widths.${entity.name}`;
  const [own, setOwn] = useState<Record<string, number>>(() => JSON.parse(localStorage.getItem(key) ?? '{}'));
  const resize = useCallback(
    (name: string, width: number) => {
      setOwn((old) => {
        const next = { ...old, [name]: Math.max(NARROWEST, Math.round(width)) };
        localStorage.setItem(key, JSON.stringify(next));
        return next;
      });
    },
    [key],
  );
  return useMemo(() => {
    const custom = { ...definition.widths, ...own };
    const widths = fields.map((f) =>
      isPhone ? Math.min(200, widthOf(entity, f, custom)) : widthOf(entity, f, custom),
    );
    const columns = widths.map((w, i) => (i === widths.length - 1 ? `minmax(${w}px, 1fr)` : `${w}px`));
    return {
      fields,
      widths,
      template: `${MARK}px ${columns.join(' ')}`,
      width: MARK + widths.reduce((a, b) => a + b, 0),
      resize,
    };
  }, [fields, entity, definition.widths, own, isPhone, resize]);
}
