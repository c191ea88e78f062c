import autocannon from 'autocannon';

export interface Target {
  url: string;
  method: 'GET' | 'POST';
  headers: Record<string, string>;
  body?: string;
}

/** Answers a second over ten connections. Fails where any answer is not a good one: an error is quicker than work. */
export async function rate(target: Target, seconds: number): Promise<number> {
  const result = await autocannon({
    url: target.url,
    method: target.method,
    headers: target.headers,
    connections: 10,
    // Apart from the server that is measured, which runs in this process.
    workers: 1,
    duration: seconds,
    ...(target.body ? { body: target.body, idReplacement: true } : {}),
  });
  if (result.non2xx || result.errors)
    throw new Error(`${target.url}: ${result.non2xx} bad answers, ${result.errors} errors`);
  return result.requests.average;
}

export const median = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
