import { createHash } from 'node:crypto';
import type { MultipartFile } from '@fastify/multipart';
import type { TransferImportRow } from '../../../generated/rows.ts';
import type { Entity } from '../../../kernel/entity.ts';
import { DomainError, invalidField } from '../../../kernel/errors.ts';
import type { Context } from '../../context.ts';
import { sql } from '../../database/sql.ts';
import { readBytes, storeBytes } from '../../files/store.ts';
import type { Values } from '../../module.ts';
import { setDerived } from '../../records/derive.ts';
import { createRecord } from '../../records/write.ts';
import { type DetectedFile, detectFile } from '../parse/detect.ts';
import { type ColumnProfile, profileColumns } from '../parse/profile.ts';
import { shapeOf } from '../parse/read-table.ts';
import { cardSteps } from './card-steps.ts';
import { cardWords } from './card-words.ts';
import { Import } from './import.entity.ts';
import { importRows } from './import-rows.ts';
import { kindSteps } from './kind-steps.ts';
import { type ColumnUse, type ImportPlan, planSchema } from './plan.ts';
import { columnUse, planOfSteps, proposePlan } from './propose.ts';
import { fieldsOfStep } from './targets.ts';

/** Keeps the file, looks into it, and proposes what to make of it. Resolves to the id of the import. */
export async function receiveFile(ctx: Context, part: MultipartFile | undefined): Promise<string> {
  if (!part) throw invalidField('file', 'required');
  const { hash, size } = await storeBytes(ctx.app.dataDir, part.file);
  if (part.file.truncated) throw new DomainError('invalid', 'too_large');
  const detected = plain(
    await readBytes(ctx.app.dataDir, hash, (source) => detectFile(source, cardWords(ctx))),
  );
  const study = await studied(ctx, { file: hash, detected }, likelySheet(detected));
  const values = {
    name: (part.filename ?? '').slice(0, 300).toWellFormed(),
    file: hash,
    size,
    detected,
    ...study,
  };
  const { id } = await createRecord(ctx, Import, values, { isTrusted: true });
  return id;
}

/** As JSON keeps it: sample cells of a workbook are dates. */
const plain = (detected: DetectedFile): DetectedFile => JSON.parse(JSON.stringify(detected)) as DetectedFile;

/** The first that is seen and has a table: covers and notes stand before it. */
function likelySheet(detected: DetectedFile): number {
  if (detected.kind !== 'xlsx') return 0;
  const isTable = (s: (typeof detected.sheets)[number]): boolean =>
    !s.isHidden && s.hasHeader && s.columns > 1 && s.sample.length > 0;
  return Math.max(0, detected.sheets.findIndex(isTable));
}

/** Takes another sheet of the workbook instead. */
export async function takeSheet(
  ctx: Context,
  record: TransferImportRow & { id: string },
  sheet: number,
): Promise<void> {
  if (!shapeOf(record.detected as DetectedFile, sheet)) throw invalidField('sheet', 'not_an_option');
  await setDerived(ctx, Import, record.id, await studied(ctx, record, sheet));
}

/** What the table holds, and what to make of it. */
async function studied(
  ctx: Context,
  given: Pick<TransferImportRow, 'file' | 'detected'>,
  sheet: number,
): Promise<Values> {
  const detected = given.detected as DetectedFile;
  const header = shapeOf(detected, sheet)?.header ?? [];
  const profile = await profileColumns(importRows(ctx.app, given, sheet), header);
  const headers = profile.map((p) => p.header);
  // Of two files of cards with the same columns one may hold people alone.
  const form = detected.kind === 'cards' ? { headers, used: detected.used } : headers;
  const fingerprint = createHash('sha256').update(JSON.stringify(form)).digest('hex');
  const plan =
    (await rememberedPlan(ctx, fingerprint, profile)) ?? (await proposed(ctx, given, profile, sheet));
  const rows = Math.max(0, ...profile.map((p) => p.filled + p.empty));
  return { profile, plan: { ...plan, sheet }, fingerprint, rows };
}

async function proposed(
  ctx: Context,
  given: Pick<TransferImportRow, 'file' | 'detected'>,
  profile: ColumnProfile[],
  sheet: number,
): Promise<ImportPlan> {
  const detected = given.detected as DetectedFile;
  const steps =
    detected.kind === 'cards'
      ? cardSteps(ctx, detected, profile)
      : await kindSteps(ctx, profile, importRows(ctx.app, given, sheet));
  return steps?.length ? planOfSteps(ctx, steps) : proposePlan(ctx, profile);
}

/** What the same person made of the last file with these headers, with the forms of numbers and dates of this one. */
async function rememberedPlan(
  ctx: Context,
  fingerprint: string,
  profile: ColumnProfile[],
): Promise<ImportPlan | undefined> {
  const row = await ctx.db.one<{ plan: unknown }>(sql`select plan from import
    where fingerprint = ${fingerprint} and owner_id = ${ctx.userId} and state = 'done' and deleted_at is null order by created_at desc limit 1`);
  const plan = planSchema.safeParse(row?.plan).data;
  const isStillRight = plan?.steps.every((step) => {
    const fields = fieldsOfStep(ctx, step);
    return fields && step.columns.every((c) => fields.has(c.field) && c.column < profile.length);
  });
  if (!plan || !isStillRight) return undefined;
  return {
    ...plan,
    steps: plan.steps.map((step) => ({
      ...step,
      columns: step.columns.map((c) => decided(ctx.app.registry.entity(step.entity), profile, c)),
    })),
  };
}

/** A form that this file's values do not decide is the one chosen the last time. */
const decided = (entity: Entity, profile: ColumnProfile[], use: ColumnUse): ColumnUse => {
  const p = profile[use.column];
  const isOpen = [p?.number, p?.date].some((form) => form?.decidedBy === 'default');
  return isOpen ? use : columnUse(entity, profile, use);
};
