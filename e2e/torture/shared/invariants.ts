type Rows = <T>(sql: string) => Promise<T[]>;

/** What must hold of the tables whenever nothing is being written: a name, and a query for what breaks it. */
const invariants: Record<string, string> = {
  'a deal’s amount is the sum of its lines': `
    select d.id, d.amount, s.total from deal d join (select deal_id, sum(total) as total from deal_line
      where deleted_at is null group by deal_id) s on s.deal_id = d.id
    where d.deleted_at is null and d.amount is distinct from s.total`,
  'an e-mail stands at one customer': `
    select normalized as id from channel where kind = 'email' and not is_shared group by normalized having count(*) > 1`,
  'a tax number stands at one customer': `
    select tax_number as id from party where tax_number is not null group by tax_country, tax_kind, tax_number having count(*) > 1`,
  'a customer’s e-mail is that of a channel': `
    select p.id, p.email from party p where p.deleted_at is null and p.email is distinct from (select c.normalized from channel c
      where c.party_id = p.id and c.kind = 'email' and c.deleted_at is null order by c.is_primary desc, c.position, c.id limit 1)`,
  'customers are found by their channels': `
    select c.id, c.value from channel c join party p on p.id = c.party_id and p.deleted_at is null
    where c.deleted_at is null and c.normalized is not null and position(c.normalized in coalesce(p.keywords, '')) = 0`,
  'an outcome is that of the stage': `
    select d.id, d.outcome, s.kind from deal d join stage s on s.id = d.stage_id where d.outcome <> s.kind`,
  'customers and deals are found by search': `
    select r.id from (select id from party where deleted_at is null union all select id from deal where deleted_at is null) r
    where not exists (select from search_document s where s.record_id = r.id)`,
  'nothing in the bin is found by search': `
    select r.id from (select id from party where deleted_at is not null union all select id from deal where deleted_at is not null) r
    where exists (select from search_document s where s.record_id = r.id)`,
  'every change has its event': `
    select a.record_id as id, count(*) from audit_entry a where (select count(*) from event e where e.record_id = a.record_id)
      <> (select count(*) from audit_entry b where b.record_id = a.record_id) group by 1`,
};

/** Every version of a record has its audit entry, and there is none of a version that is not. */
const audited = (table: string): string => `
  select t.id, t.version, count(a.id) as entries, count(distinct a.version) as versions, max(a.version) as last from "${table}" t
  left join audit_entry a on a.record_id = t.id group by t.id, t.version
  having count(a.id) <> t.version or count(distinct a.version) <> t.version or max(a.version) <> t.version`;

/** Each broken invariant with the first rows that break it. */
export async function brokenInvariants(rows: Rows): Promise<string[]> {
  const tables = ['party', 'channel', 'deal', 'deal_line', 'task'];
  const all = {
    ...invariants,
    ...Object.fromEntries(tables.map((t) => [`every version of a ${t} is in the audit`, audited(t)])),
  };
  const found: string[] = [];
  for (const [name, sql] of Object.entries(all)) {
    const broken = await rows(sql);
    if (broken.length)
      found.push(`not so: ${name}: ${broken.length} times, as ${JSON.stringify(broken.slice(0, 2))}`);
  }
  return found;
}
