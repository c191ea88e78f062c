import type { Problem } from '../../../kernel/api.ts';
import { ApiError, address } from '../../../web/api/client.ts';

export interface FileRow {
  id: string;
  name: string;
  size: number;
  type: string;
}

export async function upload(entity: string, id: string, file: File, csrf: string): Promise<void> {
  const form = new FormData();
  form.set('file', file);
  const response = await fetch(address('files', { entity, id }), {
    method: 'POST',
    headers: { 'x-csrf': csrf },
    body: form,
  }).catch(() => {
    throw new ApiError(0, {});
  });
  if (!response.ok)
    throw new ApiError(response.status, (await response.json().catch(() => ({}))) as Partial<Problem>);
}
