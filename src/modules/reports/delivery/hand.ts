import { encrypt } from '../../../platform/auth/secrets.ts';
import type { Context } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { sendLetter } from '../../../platform/mail/letters.ts';
import { tell } from '../../reminders/public.ts';
import { dateText } from '../file/texts.ts';
import type { Copy, Due } from './deliver.ts';

/** By letter; where letters do not leave this installation, in the notification centre with the file to download. */
export async function hand(ctx: Context, id: string, due: Due, copy: Copy): Promise<void> {
  const { user, email, name, bytes, type } = copy;
  const userId = user.userId ?? '';
  const day = due.moment.toISOString();
  const file = `${name} ${day.slice(0, 10)}.${due.format}`;
  const isSent =
    email !== null &&
    (await sendLetter(
      ctx,
      { userId, email, language: user.language },
      'report',
      { path: `/reports/${due.report}`, name, when: dateText(user.language, day) },
      { attachments: [{ name: file, type, content: bytes.toString('base64') }] },
    ));
  const sealed = isSent ? null : encrypt(ctx.app.masterKey, bytes.toString('base64'));
  await ctx.db.rows(sql`update report_sent set way = ${isSent ? 'letter' : 'centre'}, name = ${file.slice(0, 160)},
    format = ${due.format}, sealed = ${sealed} where id = ${id}`);
  if (isSent) return;
  await tell(ctx, {
    kind: 'report',
    users: [userId],
    key: `report:${id}`,
    entity: 'reports.report',
    record: due.report,
    params: { at: day, file: `reports/sent/${id}` },
    isByLetter: false,
  });
}
