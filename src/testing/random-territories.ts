import { accessDay } from '../platform/access/day.ts';
import { Territory, TerritoryMember } from '../platform/access/territory/territory.entity.ts';
import type { Context } from '../platform/context.ts';
import { createRecord } from '../platform/records/write.ts';
import type { Random } from './random.ts';

/** A tree of territories, each of customers whose city has a letter in it; some are off, some members are not yet or no more. */
export async function makeTerritories(
  ctx: Context,
  random: Random,
  users: readonly { id: string }[],
): Promise<void> {
  const day = accessDay(ctx);
  const made: string[] = [];
  for (let i = 0; i < 5; i++) {
    const { id } = await createRecord(ctx, Territory, {
      name: `Territory ${random.word()}`,
      parent: made.length && random.chance(0.6) ? random.pick(made) : null,
      position: random.between(0, 3),
      head: random.chance(0.3) ? random.pick(users).id : null,
      isActive: random.chance(0.85),
      condition: random.chance(0.8)
        ? { field: 'city', op: 'contains', value: random.pick(['b', 'k', 'r', 'x', 'z']) }
        : null,
    });
    made.push(id);
    if (!random.chance(0.6)) continue;
    const from = dayBetween(random, day, -10, 3);
    const until = random.chance(0.4) ? dayBetween(random, from, 0, 12) : null;
    await createRecord(ctx, TerritoryMember, { territory: id, user: random.pick(users).id, from, until });
  }
}

const dayBetween = (random: Random, day: string, from: number, to: number): string =>
  Temporal.PlainDate.from(day)
    .add({ days: random.between(from, to) })
    .toString();
