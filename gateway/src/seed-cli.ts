import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { APPLICATION_ROLE, createPool, migrate } from '@fengqiao/db';
import { readConfig } from './config.ts';
import { demoPeople, loadDemo } from './features/setup/demo.ts';
import { readCredentials, writeCredentials } from './features/setup/demo-credentials.ts';
import { pointCameras, pointDevice } from './features/setup/demo-sources.ts';
import { loadRegion } from './features/setup/load-region.ts';
import { readRegionPack } from './features/setup/region-files.ts';
import type { Pool } from './plugins/db.ts';
import { readRegion } from './plugins/region.ts';
import type { SealKeys } from './plugins/seal.ts';
import { loadProfile } from './profiles/load-profile.ts';
import { readProfileFiles } from './profiles/profile-files.ts';
import type { Profile } from './profiles/profile-schema.ts';

const usage = `node gateway/dist/seed-cli.js --region FOLDER [--demo --credentials FILE [--url URL] [--camera-url RTSP_URL] [--device-url ONVIF_URL]]

Loads a region pack into the database of DATABASE_URL: areas, centres, rooms, cameras. With --demo also accounts, a source
and a wall, whose passwords and key it writes to FILE. May run again.`;

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      region: { type: 'string' },
      demo: { type: 'boolean', default: false },
      credentials: { type: 'string' },
      url: { type: 'string', default: 'http://127.0.0.1:8080' },
      'camera-url': { type: 'string' },
      'device-url': { type: 'string' },
    },
  });
  const { region, demo, credentials, url } = values;
  if (region === undefined || (demo && credentials === undefined)) throw new Error(usage);
  const config = readConfig();
  await migrate({ url: config.databaseUrl, onProgress: say });
  const pool = createPool({
    url: config.databaseUrl,
    role: APPLICATION_ROLE,
    max: 2,
    statementTimeoutMs: 120_000,
    applicationName: 'fengqiao seed',
  });
  try {
    await seed(pool, {
      folder: resolve(region),
      credentials: demo && credentials !== undefined ? resolve(credentials) : null,
      url,
      cameraUrl: values['camera-url'] ?? null,
      deviceUrl: values['device-url'] ?? null,
      profile: loadProfile(config.profile, readProfileFiles(config.profilesFolder)),
      sealKey: config.sealKey,
    });
  } finally {
    await pool.end();
  }
}

async function seed(
  pool: Pool,
  options: {
    folder: string;
    /** Where the demo's passwords go; null = no demo. */
    credentials: string | null;
    url: string;
    cameraUrl: string | null;
    /** Device service of a camera that turns. */
    deviceUrl: string | null;
    profile: Profile;
    sealKey: SealKeys | null;
  },
): Promise<void> {
  const { folder, credentials, url, cameraUrl, deviceUrl } = options;
  const region = await readRegion(folder);
  if (region === null) throw new Error(`${folder} is no region pack: it has no region.json`);
  const pack = await readRegionPack(folder);
  await loadRegion(pool, pack, options.profile, say);
  if (cameraUrl !== null) {
    if (options.sealKey === null) throw new Error('SEAL_KEY is missing: camera addresses are stored sealed');
    say(`${await pointCameras(pool, pack.cameras, cameraUrl, options.sealKey)} cameras play`);
    const turning = deviceUrl && (await pointDevice(pool, pack.cameras, deviceUrl, options.sealKey));
    if (turning) say(`${turning} can be turned`);
  }
  if (credentials === null) return;
  const before = await readCredentials(credentials);
  const people = demoPeople(region, pack);
  await writeCredentials(credentials, await loadDemo(pool, { people, region, pack, url, before, say }));
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
