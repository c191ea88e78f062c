import { useConnection } from '../../../web/api/connection.ts';
import { type DayCustomer, routes } from './my-day-data.ts';

/** Where a customer's name leads: to their page, or without a connection to what was taken along of them. */
export function useCustomerPath(): (customer: Pick<DayCustomer, 'id' | 'entity'>) => string {
  const { isLost } = useConnection();
  return ({ id, entity }) => (isLost ? `/my-day/customers/${id}` : `/${routes[entity]}/${id}`);
}
