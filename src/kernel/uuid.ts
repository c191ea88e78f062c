let lastTime = 0;
let counter = 0;

/**
 * A UUID version 7 (RFC 9562): 48 bits of Unix time in milliseconds, a 12-bit counter, so that ids made by
 * one process sort in the order they were made, and 62 random bits.
 */
export function uuidv7(now: number = Date.now()): string {
  if (now <= lastTime) counter++;
  else {
    lastTime = now;
    counter = Math.floor(Math.random() * 0x400);
  }
  if (counter > 0xfff) {
    lastTime++;
    counter = 0;
  }
  const time = lastTime.toString(16).padStart(12, '0');
  const random = crypto.randomUUID();
  return `${time.slice(0, 8)}-${time.slice(8)}-7${counter.toString(16).padStart(3, '0')}${random.slice(18)}`;
}

const pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
export const isUuid = (value: unknown): value is string => typeof value === 'string' && pattern.test(value);
