import { expect } from 'vitest';
import type { Row } from '../../../testing/client.ts';
import { type ImportRecord, importFiles } from '../../../testing/files.ts';
import type { TestApp } from '../../../testing/fixture.ts';

/** Cards with the lines between BEGIN and END. */
export const vcf = (...cards: string[][]): Buffer =>
  Buffer.from(cards.map((lines) => ['BEGIN:VCARD', ...lines, 'END:VCARD', ''].join('\r\n')).join(''));

export function only(records: ImportRecord[]): ImportRecord {
  const [record] = records;
  if (!record) throw new Error('no import');
  return record;
}

export const named = (value: unknown): unknown => (value as { name?: string } | null)?.name;

/** What tests of files ask an installation. */
export interface Bringing {
  bring(name: string, bytes: Uint8Array): Promise<ImportRecord>;
  found(route: string, field: string, value: unknown): Promise<Row[]>;
  /** The one record of that name. */
  one(route: string, name: string): Promise<Row>;
  /** Kind, value, label, extension. */
  channelsOf(party: Row): Promise<unknown[][]>;
}

export function bringing(app: () => TestApp): Bringing {
  const found = async (route: string, field: string, value: unknown): Promise<Row[]> =>
    (await app().owner.get(`/${route}`, { filter: { field, op: 'eq', value }, limit: 200 })).body.items;
  return {
    found,
    bring: async (name, bytes) => only(await importFiles(app(), [[name, bytes]])),
    one: async (route, name) => {
      const rows = await found(route, 'name', name);
      expect(rows, name).toHaveLength(1);
      return rows[0] as Row;
    },
    channelsOf: async (party) =>
      (await found('channels', 'party', party.id)).map((c) =>
        ['kind', 'value', 'label', 'extension'].map((field) => c[field]),
      ),
  };
}
