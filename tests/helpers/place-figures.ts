import { createHash } from 'node:crypto';
import { areaKey } from '@fengqiao/contract/areas';
import type {
  Indicator,
  IndicatorByArea,
  IndicatorCases,
  IndicatorName,
} from '@fengqiao/contract/indicators';
import { maxIngestBatch } from '@fengqiao/contract/ingest';
import { percentText } from '@fengqiao/contract/rounding';
import { upsertAreas } from '@fengqiao/db/queries/areas';
import { upsertSource } from '@fengqiao/db/queries/sources';
import { eventsOfPlace, type PlaceYear } from '@fengqiao/fixtures';
import { eventually } from './eventually.ts';
import type { IngestApp } from './ingest-app.ts';

/** What can be asked of a place that was replayed. */
export interface PlaceFigures {
  ask(name: IndicatorName, query?: Record<string, string>): Promise<Indicator>;
  byArea(name: IndicatorName, query?: Record<string, string>): Promise<IndicatorByArea>;
  cases(name: IndicatorName, query?: Record<string, string>): Promise<IndicatorCases>;
  /** The parts of a figure as the lines of its CSV file, without the words below. */
  file(name: IndicatorName, query?: Record<string, string>): Promise<string[]>;
  events: number;
}

/** Days as the API takes them; both are included. */
export const between = (first: string, last: string): { from: string; to: string } => ({
  from: `${first}T00:00:00+08:00`,
  to: `${last}T23:59:59+08:00`,
});
export const inYear = (year: number) => between(`${year}-01-01`, `${year}-12-31`);

const keyOf = ({ id }: PlaceYear): string => `key-of-the-source-of-${id}`;
const rootOf = ({ id, areas: [root] }: PlaceYear): string => {
  if (root === undefined) throw new Error(`${id} has no area`);
  return root.code;
};

/** Registers places, each with a source of its own. Before the first event: the gateway keeps the areas that it has read. */
export async function enter(gateway: IngestApp, places: readonly PlaceYear[]): Promise<void> {
  for (const place of places) {
    await upsertAreas(
      gateway.db.ownerPool,
      place.areas.map((area) => ({ ...area, lng: null, lat: null, synthetic: true })),
    );
    await upsertSource(gateway.db.ownerPool, {
      name: place.id,
      label: place.id,
      keyHash: createHash('sha256').update(keyOf(place)).digest(),
      area: areaKey(rootOf(place)),
    });
  }
}

/** A sender gives up after so long: a gateway on a busy machine says several times that it has no room. */
const patienceMs = 600_000;

/** Sends the year of a place through the ingest API, again what a busy gateway did not take. Fails when an event is not taken. */
export async function replay(gateway: IngestApp, place: PlaceYear): Promise<PlaceFigures> {
  const events = eventsOfPlace(place);
  for (let from = 0; from < events.length; from += maxIngestBatch) {
    const batch = events.slice(from, from + maxIngestBatch);
    const { status, body } = await eventually(
      `${place.id} is told`,
      async () => {
        const answer = await gateway.send(batch, keyOf(place));
        return ![429, 503].includes(answer.status) && answer;
      },
      patienceMs,
    );
    // Of a batch that was refused as a whole, parts may have been stored before.
    if (status !== 200 || body.accepted + body.duplicates !== batch.length)
      throw new Error(`${place.id}: ${status} ${JSON.stringify(body).slice(0, 500)}`);
  }
  const cookie = await gateway.login('leader', rootOf(place));
  const answered = async (path: string, query: Record<string, string>) => {
    const url = `/api/indicators/${path}?${new URLSearchParams(query)}`;
    const answer = await gateway.app.inject({ url, headers: { cookie } });
    if (answer.statusCode !== 200) throw new Error(`${url}: ${answer.body}`);
    return answer;
  };
  const get = async (path: string, query: Record<string, string>) => (await answered(path, query)).json();
  return {
    ask: (name, query = {}) => get(name, query),
    byArea: (name, query = {}) => get(`${name}/by-area`, query),
    cases: (name, query = {}) => get(`${name}/cases`, query),
    file: async (name, query = {}) => {
      const { body } = await answered(`${name}/file`, { ...query, view: 'parts', format: 'csv' });
      const [table = ''] = body.replace(/^\uFEFF/, '').split('\r\n\r\n');
      return table.split('\r\n');
    },
    events: events.length,
  };
}

/** A figure's share in per cent as a page prints it, from its own numerator and denominator. */
export function percentOf(
  { numerator, denominator }: Pick<Indicator, 'numerator' | 'denominator'>,
  decimals = 2,
) {
  return percentText(numerator ?? 0, denominator ?? 0, decimals);
}

/** Shares of the parts in per cent by their keys, with the remainder as `notItemised`. */
export function partPercents({ parts = [], denominator, notItemised }: Indicator, decimals = 2) {
  const shares = parts.map((part) => [
    part.key,
    percentText(part.numerator, part.denominator ?? 0, decimals),
  ]);
  if (notItemised !== undefined)
    shares.push(['notItemised', percentText(notItemised.numerator, denominator ?? 0, decimals)]);
  return Object.fromEntries(shares) as Record<string, string>;
}

/** Counts of the parts by their keys. */
export const partCounts = ({ parts = [] }: Pick<Indicator, 'parts'>): Record<string, number> =>
  Object.fromEntries(parts.map(({ key, numerator }) => [key, numerator]));

/** Changes of the parts by their keys: per cent, or `flat`. */
export const partChanges = ({ parts = [] }: Indicator): Record<string, string | null | undefined> =>
  Object.fromEntries(
    parts.map(({ key, previous }) => [key, previous?.flat ? 'flat' : previous?.changePercent]),
  );
