import { useMeta } from '../../../web/api/meta.ts';
import type { Told } from './notifications-data.ts';

/** Where a line leads: to its record, a digest to the day; nowhere once the record is not open to the reader. */
export function useAddress(): (line: Told) => string | undefined {
  const meta = useMeta();
  return (line) => {
    if (line.kind === 'digest') return '/my-day';
    const entity = line.title !== null && line.entity ? meta.find(line.entity) : undefined;
    const part = line.part ? `#${line.part.entity}:${line.part.id}` : '';
    return entity ? `/${entity.route}/${line.record}${part}` : undefined;
  };
}
