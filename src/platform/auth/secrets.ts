import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** 256 random bits as URL-safe text. */
export const randomSecret = (): string => randomBytes(32).toString('base64url');

/** What is kept of a random secret: it has too many bits to be guessed from the hash, so no slow hash is needed. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** AES-256-GCM: nonce, tag and cipher text in base64. */
export function encrypt(key: Buffer, plain: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64');
}

/** Fails where key or text were changed. */
export function decrypt(key: Buffer, sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
}
