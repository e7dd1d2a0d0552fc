import { SEARCHES } from './made-up-cameras.ts';

/** Times of searches over HTTP, ms each, one after the other, round and round through `SEARCHES`. Throws on any refusal. */
export async function measureSearch(url: string, cookie: string, searches: number): Promise<number[]> {
  const times: number[] = [];
  for (let index = 0; index < searches; index += 1) {
    const query = new URLSearchParams({ ...SEARCHES[index % SEARCHES.length], limit: '50' });
    const begun = performance.now();
    const answer = await fetch(`${url}/api/cameras?${query}`, { headers: { cookie } });
    const text = await answer.text();
    times.push(performance.now() - begun);
    if (!answer.ok) throw new Error(`GET /api/cameras?${query}: ${answer.status} ${text}`);
  }
  return times;
}
