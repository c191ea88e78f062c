import { hash, verify } from '@node-rs/argon2';
import { invalidField } from '../../kernel/errors.ts';

/** The library's number for it; its enum cannot be imported where types are stripped. */
const ARGON2ID = 2;

/** Argon2id at OWASP's first recommended setting: 19 MiB, two passes, one lane. */
const options = { algorithm: ARGON2ID, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const SHORTEST_PASSWORD = 10;

export function hashPassword(password: string, field = 'password'): Promise<string> {
  if (password.length < SHORTEST_PASSWORD)
    throw invalidField(field, 'password_too_short', { min: SHORTEST_PASSWORD });
  if (password.length > 200) throw invalidField(field, 'too_long', { max: 200 });
  return hash(password, options);
}

/** Takes the same time for an unknown user, so that an answer's delay does not tell who has an account. */
export async function isPassword(stored: string | null | undefined, password: string): Promise<boolean> {
  const isRight = await verify(stored ?? (await decoy()), password).catch(() => false);
  return isRight && Boolean(stored);
}

let made: Promise<string> | undefined;
const decoy = (): Promise<string> => (made ??= hash('nobody has this password', options));
