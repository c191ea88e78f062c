import type { WhySeat } from '../../kernel/why.ts';
import { sql } from '../database/sql.ts';
import { accessDay } from './day.ts';
import { type Inquiry, readPast } from './why-ways.ts';

/** Seats, in the customer's territory and in those above it, by which the person serves the customer. */
export async function territorySeatsOf(q: Inquiry, party: string | null): Promise<WhySeat[]> {
  const day = accessDay(q.subject);
  const { self, unit } = q.subject.grants;
  const reach = q.subject.grants.on(q.entity.base).read === 'unit' ? unit : self;
  return readPast<WhySeat>(
    q,
    sql`with recursive up(id, depth) as (
      select p.territory_id, 0 from party p where p.id = ${party}
      union
      select t.parent_id, up.depth + 1 from territory t join up on t.id = up.id where t.parent_id is not null and t.deleted_at is null
    )
    select json_build_object('id', t.id, 'name', t.name) as territory, json_build_object('id', u.id, 'name', u.name) as user,
      s.is_head as "isHead", c.name as function, s.until::text as until
    from up join territory t on t.id = up.id and t.is_active and t.deleted_at is null
    cross join lateral (
      select t.head_id as user_id, true as is_head, null::uuid as function_id, null::date as until
      union all
      select m.user_id, false, m.function_id, m.until from territory_member m
      where m.territory_id = t.id and m.deleted_at is null and m.from <= ${day} and (m.until is null or m.until >= ${day})
    ) s join app_user u on u.id = s.user_id left join choice c on c.id = s.function_id
    where s.user_id = any(${reach}::uuid[]) order by up.depth, u.name, s.is_head desc`,
  );
}
