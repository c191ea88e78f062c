import type { Entity } from '../../kernel/entity.ts';
import { snakeCase } from '../../kernel/names.ts';
import {
  type FieldMode,
  fieldModes,
  narrowest,
  permissionOn,
  type RolePermissions,
} from '../../kernel/permission.ts';
import type { App } from '../app.ts';
import { dayOf } from './day.ts';
import type { Action } from './predicate.ts';

type Row = Record<string, unknown> & { id: string };
type Tables = Record<string, Row[]>;

/**
 * The rules of row access once more, in plain loops over whole tables: what the one evaluator in SQL is held against.
 * Written from the rules, not from the evaluator.
 */
export async function modelOf(app: App): Promise<AccessModel> {
  const names = [...new Set(app.registry.entities.filter((e) => !e.isInternal).map((e) => e.table))];
  const tables: Tables = {};
  for (const name of names) {
    const { rows } = await app.db.raw(`select * from "${name}"`);
    tables[name] = rows as Row[];
  }
  return new AccessModel(app, tables, dayOf(app, app.now()));
}

export class AccessModel {
  readonly app: App;
  readonly tables: Tables;
  readonly day: string;

  constructor(app: App, tables: Tables, day: string) {
    this.app = app;
    this.tables = tables;
    this.day = day;
  }

  /** Whether a user may read or write a record. */
  may(user: string, entity: Entity, id: string, action: Action): boolean {
    const row = this.rows(entity.table).find((r) => r.id === id);
    return row !== undefined && this.mayRow(user, entity, row, action);
  }

  /** Whether a user may bring a record back out of the recycle bin. */
  mayRestore(user: string, entity: Entity, id: string): boolean {
    const row = (this.tables[entity.table] ?? []).find((r) => r.id === id && r['deleted_at'] !== null);
    return row !== undefined && this.mayRow(user, entity, row, 'remove');
  }

  hiddenFields(user: string, entity: Entity): string[] {
    return Object.entries(this.modes(user, entity))
      .filter(([, m]) => m === 'hidden')
      .map(([name]) => name);
  }

  modes(user: string, entity: Entity): Record<string, FieldMode> {
    return fieldModes(this.roles(user), entity.base);
  }

  private mayRow(user: string, entity: Entity, row: Row, action: Action): boolean {
    const { access } = entity;
    const given = permissionOn(this.roles(user), entity.base);
    if (access.by === 'everyone') return action === 'read' || given[action] === 'all';
    if (access.by === 'administrators') return this.roles(user).some((r) => r.rights.includes('administer'));
    if (access.by === 'parent') return this.mayPart(user, entity, access, row, action);
    const scope = action === 'read' ? given.read : narrowest(given.read, given[action]);
    if (scope === 'all') return true;
    if (scope === 'none') return false;
    const circle = scope === 'unit' ? this.unit(user) : this.self(user);
    if (circle.has(String(row[`${snakeCase(access.owner)}_id`]))) return true;
    if (access.openToRead && action === 'read' && row[snakeCase(access.openToRead)] === true) return true;
    if (this.isShared(user, entity, row.id, action)) return true;
    return scope !== 'own' && access.party !== undefined && this.mayParty(circle, access.party, row);
  }

  private mayPart(
    user: string,
    entity: Entity,
    { parent, author }: Entity['access'] & { by: 'parent' },
    row: Row,
    action: Action,
  ): boolean {
    if (!author) return this.mayParent(user, entity, parent, row, action);
    const isFree =
      action === 'read' ||
      row[`${snakeCase(author)}_id`] === user ||
      (action === 'remove' && this.roles(user).some((r) => r.rights.includes('administer')));
    return isFree && this.mayParent(user, entity, parent, row, 'read');
  }

  private mayParent(user: string, entity: Entity, parent: string, row: Row, action: Action): boolean {
    const field = entity.fields[parent];
    if (field?.type !== 'ref') return false;
    const named = row[`${snakeCase(parent)}_entity`];
    const target = this.app.registry.find(typeof named === 'string' ? named : (field.to[0] ?? ''));
    return (
      target !== undefined &&
      this.may(
        user,
        this.app.registry.entity(target.base),
        String(row[`${snakeCase(parent)}_id`]),
        action === 'read' ? 'read' : 'write',
      )
    );
  }

  /** A customer in the recycle bin keeps its responsible, so that bringing it back changes nothing. */
  private mayParty(circle: Set<string>, party: string, row: Row): boolean {
    const id = party === 'id' ? row.id : row[`${snakeCase(party)}_id`];
    const owner =
      party === 'id' ? undefined : (this.tables['party'] ?? []).find((p) => p.id === id)?.['owner_id'];
    if (typeof owner === 'string' && circle.has(owner)) return true;
    if (this.worksWhere(circle, party === 'id' ? row : (this.tables['party'] ?? []).find((p) => p.id === id)))
      return true;
    return this.rows('account_team_member').some(
      (m) => m['party_id'] === id && circle.has(String(m['user_id'])) && this.isCurrent(m),
    );
  }

  /** Whether one of the circle is a member or the head of the customer's territory, or of one above it; not of one that is off. */
  private worksWhere(circle: Set<string>, customer: Row | undefined): boolean {
    const all = this.rows('territory');
    const above: Row[] = [];
    for (let at = all.find((t) => t.id === customer?.['territory_id']); at; ) {
      above.push(at);
      const { parent_id: parent } = at;
      at = all.find((t) => t.id === parent);
    }
    const members = this.rows('territory_member').filter(
      (m) => circle.has(String(m['user_id'])) && this.isCurrent(m),
    );
    return above.some(
      (t) =>
        t['is_active'] === true &&
        (circle.has(String(t['head_id'])) || members.some((m) => m['territory_id'] === t.id)),
    );
  }

  private isShared(user: string, entity: Entity, id: string, action: Action): boolean {
    const self = this.self(user);
    const seats = this.seats(user);
    return this.rows('share').some(
      (s) =>
        s['record_id'] === id &&
        s['record_entity'] === entity.base &&
        this.isCurrent(s) &&
        (action === 'read' || s['level'] === 'write') &&
        (self.has(String(s['user_id'])) || seats.has(String(s['department_id']))),
    );
  }

  private self(user: string): Set<string> {
    const standsInFor = this.rows('delegation').filter(
      (d) =>
        d['to_id'] === user &&
        d['is_revoked'] !== true &&
        String(d['since']) <= this.day &&
        String(d['until']) >= this.day,
    );
    return new Set([user, ...standsInFor.map((d) => String(d['from_id']))]);
  }

  private roles(user: string): RolePermissions[] {
    const self = this.self(user);
    const held = this.rows('role_assignment').filter(
      (a) => self.has(String(a['user_id'])) && this.isCurrent(a),
    );
    return this.rows('role')
      .filter((r) => held.some((a) => a['role_id'] === r.id))
      .map((r) => r['permissions'] as RolePermissions);
  }

  private seats(user: string): Set<string> {
    const self = this.self(user);
    const member = this.rows('department_membership').filter(
      (m) => self.has(String(m['user_id'])) && this.isCurrent(m),
    );
    const headed = this.rows('department').filter((d) => self.has(String(d['head_id'])));
    return new Set([...member.map((m) => String(m['department_id'])), ...headed.map((d) => d.id)]);
  }

  private unit(user: string): Set<string> {
    const below = this.seats(user);
    for (let size = -1; size !== below.size; ) {
      size = below.size;
      for (const d of this.rows('department')) if (below.has(String(d['parent_id']))) below.add(d.id);
    }
    const members = this.rows('department_membership').filter(
      (m) => below.has(String(m['department_id'])) && this.isCurrent(m),
    );
    const heads = this.rows('department').filter((d) => below.has(d.id) && d['head_id']);
    return new Set([
      ...this.self(user),
      ...members.map((m) => String(m['user_id'])),
      ...heads.map((d) => String(d['head_id'])),
    ]);
  }

  private isCurrent(row: Row): boolean {
    return String(row['from']) <= this.day && (row['until'] === null || String(row['until']) >= this.day);
  }

  private rows(table: string): Row[] {
    return (this.tables[table] ?? []).filter((r) => r['deleted_at'] === null);
  }
}
