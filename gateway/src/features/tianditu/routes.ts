import { join } from 'node:path';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { screenRoles } from '@fengqiao/contract/accounts';
import { TiandituLayer, tiandituZooms } from '@fengqiao/contract/tianditu';
import Type from 'typebox';
import { AppError } from '../../plugins/errors.ts';
import { pictureType, TileError } from './fetch-tile.ts';
import { TileCache } from './tile-cache.ts';
import { TileSource } from './tile-source.ts';

const megabyte = 1_000_000;
const Place = Type.Integer({ minimum: 0, maximum: 2 ** tiandituZooms.max - 1 });
const TileParams = Type.Object({
  layer: TiandituLayer,
  z: Type.Integer({ minimum: tiandituZooms.min, maximum: tiandituZooms.max }),
  x: Place,
  y: Place,
});

/** `GET /api/map/tianditu/:layer/:z/:x/:y`: tiles of 天地图, fetched with the site's key, which stays here. Off without a key. */
export const tiandituRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { tianditu, dataFolder } = app.config;
  const source =
    tianditu === null
      ? null
      : new TileSource({
          upstream: tianditu,
          cache: new TileCache(join(dataFolder, 'tianditu'), tianditu.cacheMb * megabyte),
          onTrouble: (trouble) => app.log.warn({ trouble }, 'Tianditu gives no tiles'),
        });

  app.get(
    '/api/map/tianditu/:layer/:z/:x/:y',
    {
      config: { policy: { roles: [...screenRoles, 'systemAdmin'], reach: 'none' } },
      schema: { tags: ['map'], params: TileParams },
    },
    async ({ params }, reply) => {
      const size = 2 ** params.z;
      if (source === null || params.x >= size || params.y >= size) throw new AppError('notFound', 'This map');
      try {
        const bytes = await source.get(params);
        reply.header('cache-control', 'private, max-age=86400');
        return await reply.type(pictureType(bytes) ?? 'image/png').send(bytes);
      } catch (error) {
        if (error instanceof TileError)
          throw new AppError('map.noTianditu', error.trouble).withDetails({ trouble: error.trouble });
        throw error;
      }
    },
  );
};
