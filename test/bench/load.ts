import autocannon from 'autocannon';

/** Requests per second that a URL of this machine serves, connections kept busy for some seconds. */
export async function requestsPerSecond(url: string, headers: Record<string, string>, seconds = 4): Promise<number> {
  const result = await autocannon({ url, headers, connections: 16, duration: seconds });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url}: ${result.non2xx} answers not 2xx, ${result.errors} errors`);
  return result.requests.average;
}

/** Measures two by turns, so that a slow moment of the machine falls on both; the median of each. */
export async function byTurns(
  rounds: number,
  first: () => Promise<number>,
  second: () => Promise<number>,
): Promise<[number, number]> {
  const a: number[] = [];
  const b: number[] = [];
  for (let round = 0; round < rounds; round++) {
    a.push(await first());
    b.push(await second());
  }
  const middle = (values: number[]): number => values.sort((x, y) => x - y)[Math.floor(values.length / 2)]!;
  return [middle(a), middle(b)];
}
