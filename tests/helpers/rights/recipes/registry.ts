import type { Estate } from '../estate.ts';
import type { Recipes } from './recipe.ts';

/** An id of a platform that an area may have. */
const platformOf = ({ areaCode }: Estate): string => `platform-${areaCode}`;

/** What the registry of cameras is asked and told beside lists and pictures. */
export const registryRecipes: Recipes = {
  'GET /api/cameras/facets': { url: ({ areaCode }) => `/api/cameras/facets?area=${areaCode}` },
  'PATCH /api/cameras/:id': {
    url: ({ camera }) => `/api/cameras/${camera}`,
    payload: ({ areaCode }) => ({ areaCode }),
  },
  'DELETE /api/cameras/:id': {
    url: ({ camera }) => `/api/cameras/${camera}`,
    // Nobody else's question shall miss a camera: the one that goes was registered for it.
    success: async (world, as) => {
      const id = `${world.own.camera.slice(0, 14)}777777`;
      await world.ask(
        {
          method: 'PUT',
          url: `/api/cameras/${id}`,
          payload: {
            id,
            name: '将拆除',
            areaCode: world.own.areaCode,
            owner: '综治中心',
            placeType: 'dept',
            location: { lng: 106.4, lat: 31.2 },
          },
        },
        as,
      );
      return { method: 'DELETE', url: `/api/cameras/${id}` };
    },
  },
  'GET /api/camera-upstreams': { url: () => '/api/camera-upstreams' },
  'PUT /api/camera-upstreams/:id': {
    url: (things) => `/api/camera-upstreams/${platformOf(things)}`,
    payload: ({ areaCode }) => ({ name: '视频联网平台', areaCode, template: 'rtsp://127.0.0.1:9/{id}' }),
  },
};
