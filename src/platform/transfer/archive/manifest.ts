import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { DomainError } from '../../../kernel/errors.ts';
import type { Registry } from '../../registry.ts';
import { readEntryBytes, readZip, type ZipEntry } from '../parse/zip.ts';

/** First in the file, so that whoever is handed it knows it by its first bytes. */
export const MARK = 'mijoz-archive.json';
const MANIFEST = 'manifest.json';
/** Of the file's own form; the version of the program says what may be in it. */
const FORM = 1;

const column = z.object({
  /** The stable id of the declaration: a renamed column is found by it. */
  id: z.string().max(80),
  name: z.string().max(80),
  /** Of columns of numbers: what they come to. */
  sum: z.string().max(80).optional(),
});
const table = z.object({
  name: z.string().max(80),
  file: z.string().max(200),
  rows: z.number().int().min(0),
  bytes: z.number().min(0),
  sha256: z.string().length(64),
  columns: z.array(column).min(1).max(2000),
});
const manifest = z.object({
  form: z.number().int(),
  version: z.string().max(40),
  at: z.string().max(40),
  company: z.string().max(300),
  tables: z.array(table).min(1).max(5000),
  /** The bytes of files by their SHA-256, each an entry `files/<sha256>`. */
  files: z.array(z.object({ sha256: z.string().length(64), bytes: z.number().min(0) })),
  /** Files whose bytes were not to be found when the archive was made. */
  missing: z.array(z.string().length(64)),
});

export type Manifest = z.infer<typeof manifest>;
export type ArchivedTable = z.infer<typeof table>;

const { version } = JSON.parse(
  readFileSync(new URL('../../../../package.json', import.meta.url), 'utf8'),
) as { version: string };

/** What the screens show of it. */
export interface ArchiveSummary {
  at: string;
  company: string;
  version: string;
  records: { entity: string; rows: number }[];
  files: number;
  fileBytes: number;
  missing: number;
}
export const summaryOf = (registry: Registry, manifest: Manifest): ArchiveSummary => {
  const { at, company, version, tables, files, missing } = manifest;
  return {
    at,
    company,
    version,
    records: tables.flatMap(({ name, rows }) => {
      const entity = registry.entities.find((e) => e.table === name && !e.isInternal && !e.kind);
      return entity && rows ? [{ entity: entity.name, rows }] : [];
    }),
    files: files.length,
    fileBytes: files.reduce((sum, f) => sum + f.bytes, 0),
    missing: missing.length,
  };
};

/** What the file says of itself at its beginning. */
export const markOf = (
  at: string,
  company: string,
): Pick<Manifest, 'form' | 'version' | 'at' | 'company'> => ({
  form: FORM,
  version,
  at,
  company,
});
export const manifestName = MANIFEST;

export interface OpenArchive {
  manifest: Manifest;
  entries: Map<string, ZipEntry>;
}

/** Throws `archive_unknown` for files of another kind, `archive_newer` for those of a later version of the program. */
export async function openArchive(path: string): Promise<OpenArchive> {
  const entries = await readZip(path).catch(() => undefined);
  const entry = entries?.get(MANIFEST);
  if (!entries?.has(MARK) || !entry) throw new DomainError('invalid', 'archive_unknown');
  const pieces: Uint8Array[] = [];
  try {
    for await (const piece of readEntryBytes(path, entry, 100_000_000)) pieces.push(piece);
    const given: unknown = JSON.parse(Buffer.concat(pieces).toString());
    demandKnown(given);
    return { manifest: manifest.parse(given), entries };
  } catch (error) {
    if (error instanceof DomainError && error.code === 'archive_newer') throw error;
    throw new DomainError('invalid', 'archive_broken', { params: { what: MANIFEST } });
  }
}

function demandKnown(given: unknown): void {
  const said = z.looseObject({ form: z.number(), version: z.string() }).parse(given);
  if (said.form > FORM || isLater(said.version, version))
    throw new DomainError('conflict', 'archive_newer', { params: { theirs: said.version, ours: version } });
}

function isLater(a: string, b: string): boolean {
  const [x, y] = [a, b].map((v) => v.split(/[.-]/).map((part) => Number.parseInt(part, 10) || 0));
  for (const i of [0, 1, 2]) {
    const difference = (x?.[i] ?? 0) - (y?.[i] ?? 0);
    if (difference) return difference > 0;
  }
  return false;
}
