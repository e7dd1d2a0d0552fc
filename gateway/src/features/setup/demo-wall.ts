import { areaKey } from '@fengqiao/contract/areas';
import type { SceneInput } from '@fengqiao/contract/wall-scenes';
import type { PanelId, Tile } from '@fengqiao/contract/wall-tiles';
import type { TourInput } from '@fengqiao/contract/wall-tours';
import { inScope } from '@fengqiao/db';
import { listWallLog } from '@fengqiao/db/queries/wall-log';
import { listScenes, putScene } from '@fengqiao/db/queries/wall-scenes';
import { putTour } from '@fengqiao/db/queries/wall-tours';
import { insertWall } from '@fengqiao/db/queries/walls';
import { type Client, type Pool, wholeCountry } from '../../plugins/db.ts';
import type { Region } from '../../plugins/region.ts';
import type { RegionPack } from './region-files.ts';

export const demoWall = 'hall';
const screens = ['1', '2', '3', '4'];
const tilesPerScreen = 4;
const by = 'demo';

/**
 * One wall in the city's hall; each screen shows four public cameras, spread over the city, and the last one makes way for alarms. What
 * people have made of it since stays.
 */
export async function insertDemoWall(pool: Pool, region: Region, pack: RegionPack): Promise<void> {
  const squares = pack.cameras.filter(({ live, public: isPublic }) => live !== null && isPublic);
  const contents = screens.map((id, screen) => ({
    id,
    layout: '4' as const,
    tiles: Array.from({ length: tilesPerScreen }, (_, at) =>
      spread(squares, screen * tilesPerScreen + at, screens.length * tilesPerScreen),
    ),
    places: [],
  }));
  await inScope(pool, wholeCountry, async (client) => {
    await insertWall(client, {
      id: demoWall,
      name: '指挥大厅',
      area: areaKey(region.rootAreaCode),
      screens: contents.map((content, index) => ({
        ...content,
        name: `${content.id} 号屏`,
        reserved: index === screens.length - 1 ? [0, 1, 2, 3] : [],
      })),
    });
    if (!(await isUntouched(client))) return;
    const scenes = scenesOf(region.rootAreaCode, contents, pack);
    for (const scene of scenes) await putScene(client, demoWall, null, { ...scene, by });
    await putTour(client, demoWall, null, { ...patrol(squares), by });
  });
}

/** Nobody has worked the wall yet, and it has no scenes. */
async function isUntouched(client: Client): Promise<boolean> {
  const all = { from: null, to: null, deed: null, before: null, limit: 1 };
  const [entry] = await listWallLog(client, demoWall, all);
  return entry === undefined && (await listScenes(client, demoWall)).length === 0;
}

/** City at a glance, public places, and one scene for each zone of a centre (CQ-20): state of rooms in place of their pictures. */
function scenesOf(area: string, squares: SceneInput['screens'], pack: RegionPack): SceneInput[] {
  const chart = (panel: PanelId): Tile => ({ kind: 'chart', panel, area });
  const one = (id: string, tile: Tile) => ({ id, layout: '1' as const, tiles: [tile], places: [] });
  const four = (id: string, tiles: Tile[]) => ({ id, layout: '4' as const, tiles, places: [] });
  const zone = (name: string): Tile[] =>
    pack.cameras
      .filter(({ live, record }) => live !== null && record.zone === name && !record.private)
      .slice(0, tilesPerScreen)
      .map(({ record }) => ({ kind: 'camera', cameraId: record.id }));
  return [
    {
      name: '全市概览',
      digit: 1,
      screens: [
        one('1', { kind: 'map', area }),
        four('2', (['totals', 'tiers', 'trend', 'categories'] as const).map(chart)),
        four('3', (['funnel', 'routes', 'overdue', 'letters'] as const).map(chart)),
        four('4', [
          { kind: 'list', list: 'red', area },
          { kind: 'list', list: 'overdue', area },
          chart('hotTopics'),
          chart('feed'),
        ]),
      ],
    },
    { name: '重点公共区域', digit: 2, screens: squares },
    {
      name: '调解室状态',
      digit: 3,
      screens: [
        one('1', { kind: 'rooms', area }),
        four('2', [chart('rooms'), chart('presence'), chart('feed'), chart('totals')]),
      ],
    },
    { name: '引导受理区', digit: 4, screens: [four('3', zone('guidance'))] },
    { name: '指挥调度区', digit: 5, screens: [four('4', zone('dispatch'))] },
  ];
}

/** The patrol when a shift begins (BZ-12): the public places of the city, two at a time. */
function patrol(squares: RegionPack['cameras']): TourInput {
  return {
    name: '早班巡查',
    dwellS: 20,
    targets: [
      { screen: '3', place: 0 },
      { screen: '3', place: 1 },
    ],
    cameraIds: squares.slice(0, 24).map(({ record }) => record.id),
    sceneIds: [],
    schedule: { days: [1, 2, 3, 4, 5, 6, 7], from: '08:00', until: '08:20' },
  };
}

/** The camera at a place when so many are spread evenly over the list. */
function spread(cameras: RegionPack['cameras'], index: number, places: number): Tile {
  const step = Math.max(1, Math.floor(cameras.length / places));
  const camera = cameras[index * step];
  return camera === undefined ? { kind: 'empty' } : { kind: 'camera', cameraId: camera.record.id };
}
