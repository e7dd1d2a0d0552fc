import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { areaKey } from '@fengqiao/contract/areas';
import {
  APPLICATION_ROLE,
  countAccountsOn,
  createDrillDatabase,
  createPool,
  dropDrillDatabase,
  inScope,
} from '@fengqiao/db';
import { drillTables, numberDrillCases } from '@fengqiao/db/queries/drill';
import { upsertSource } from '@fengqiao/db/queries/sources';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../../config.ts';
import { yearOf } from '../../domain/letters.ts';
import { sha256 } from '../../plugins/auth.ts';
import { type Pool, wholeCountry } from '../../plugins/db.ts';
import { copyTable } from './copy-rows.ts';

/** Makes the gateway of a drill; `buildApp` with the logger of the real one. */
export type BuildGateway = (deps: { config: Config; pool: Pool }) => Promise<FastifyInstance>;

/** Name of the source from which a story comes. */
export const drillSource = 'drill';
/** No county has so many cases a year: serials of six digits above it are of drills. */
const lastRealSerial = 900_000;
/** Migrations, one per table, and the start of the gateway. */
export const preparationSteps = drillTables.length + 2;

/** A gateway of its own on a database of its own: nothing of it can reach the real one. */
export interface DrillSpace {
  app: FastifyInstance;
  pool: Pool;
  /** Key of the source of the story. */
  sourceKey: string;
  /** Ends it and throws the database away. */
  close(): Promise<void>;
}

/** Makes the space of a drill: areas, centres, cameras, walls and accounts as they are now. Throws `NoCreateRight`. */
export async function openSpace(
  app: FastifyInstance,
  build: BuildGateway,
  { areaCode, onStep }: { areaCode: string; onStep: (done: number) => void },
): Promise<DrillSpace> {
  const { databaseUrl } = app.config;
  const url = await createDrillDatabase(databaseUrl);
  onStep(1);
  const folder = await mkdtemp(join(tmpdir(), 'fengqiao-drill-'));
  const pool = createPool({
    url,
    role: APPLICATION_ROLE,
    max: 8,
    statementTimeoutMs: 8_000,
    applicationName: 'fengqiao drill',
  });
  const clear = async (): Promise<void> => {
    await pool.end().catch(() => undefined);
    await dropDrillDatabase(databaseUrl);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    for (const [index, table] of drillTables.entries()) {
      await copyTable(app, pool, table);
      onStep(2 + index);
    }
    await countAccountsOn(url);
    const sourceKey = randomBytes(32).toString('base64url');
    const year = yearOf(Date.now());
    await inScope(pool, wholeCountry, async (tx) => {
      await numberDrillCases(tx, [year, year + 1], lastRealSerial);
      await upsertSource(tx, {
        name: drillSource,
        label: '演练脚本',
        area: areaKey(areaCode),
        keyHash: sha256(sourceKey),
      });
    });
    const drill = await build({ config: configOf(app.config, url, folder), pool });
    await drill.ready();
    onStep(preparationSteps);
    return { app: drill, pool, sourceKey, close: () => drill.close().finally(clear) };
  } catch (error) {
    await clear();
    throw error;
  }
}

/**
 * The same gateway with everything cut off that leads outside: no streams nodes (they would be told what to record), no devices, no drop
 * folders, no certificates of metrics; files go into a folder that is thrown away with the drill.
 */
const configOf = (config: Config, databaseUrl: string, dataFolder: string): Config => ({
  ...config,
  drill: true,
  databaseUrl,
  dataFolder,
  migrate: false,
  sourcesFolder: null,
  streamsNodes: [],
  streamsSecret: null,
  cameraCheckHours: 0,
  onvifDiscovery: false,
  onvifNetworks: [],
  metricsToken: null,
});
