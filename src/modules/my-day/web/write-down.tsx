import { useQuery } from '@tanstack/react-query';
import type { MetaEntity } from '../../../kernel/api.ts';
import { useConnection } from '../../../web/api/connection.ts';
import { recordQuery } from '../../../web/api/records.ts';
import { Panels } from '../../../web/records/record/panels.tsx';
import type { DayCustomer } from './my-day-data.ts';

/** The same forms as above the customer's story on their own page; without a connection, with what the day knows of them. */
export function WriteDown(props: { entity: MetaEntity; customer: Pick<DayCustomer, 'id' | 'name'> }) {
  const { entity, customer } = props;
  const { isLost } = useConnection();
  const { data } = useQuery({ ...recordQuery(entity, customer.id), enabled: !isLost });
  const record = data ?? (isLost ? { id: customer.id, [entity.title]: customer.name } : undefined);
  return record ? (
    <div data-compose>
      <Panels entity={entity} record={record} place="compose" only={isLost ? 'compose' : undefined} />
    </div>
  ) : null;
}
