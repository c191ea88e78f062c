import { ask, type Client } from './client.ts';

let serial = 0;

/** A small file of customers with addresses of the pool: every row is brought in or refused, none twice. */
export async function importFew(c: Client): Promise<void> {
  const number = ++serial;
  const rows = Array.from(
    { length: 5 },
    (_, i) => `Imported ${number} ${i},pool${c.random.between(1, 40)}@example.com`,
  );
  const form = new FormData();
  form.append('file', new Blob([`Company,E-mail\n${rows.join('\n')}\n`]), `few${number}.csv`);
  const { status, body } = await ask(c, 'POST', 'imports', form);
  if (status !== 201) return;
  const run = await ask(c, 'POST', `imports/${body['id']}/run`);
  if (run.status !== 200) return;
  for (let state: Record<string, unknown> = run.body; ; ) {
    if (state['state'] !== 'running') return judge(c, number, rows.length, state);
    await new Promise((resolve) => setTimeout(resolve, 500));
    state = (await ask(c, 'GET', `imports/${body['id']}`)).body;
  }
}

function judge(c: Client, number: number, rows: number, done: Record<string, unknown>): void {
  const sum = ['created', 'updated', 'skipped', 'refused'].reduce((n, name) => n + Number(done[name]), 0);
  if (done['state'] !== 'done' || sum !== rows)
    c.failures.push(
      `import ${number}: ${done['state']} ${done['failure']}, ${sum} of ${rows} rows accounted for`,
    );
}
