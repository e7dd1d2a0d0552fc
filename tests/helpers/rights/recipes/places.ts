import { somebody } from '../people.ts';
import { recordedFrom } from '../world.ts';
import { path, type Recipes } from './recipe.ts';

const recordedMinute = {
  from: new Date(recordedFrom).toISOString(),
  to: new Date(recordedFrom + 60_000).toISOString(),
};

/** Areas, centres, cameras and the map. */
export const placeRecipes: Recipes = {
  'GET /api/profiles': path('/api/profiles'),
  'GET /api/profiles/:id': path('/api/profiles/haizhou'),
  'GET /api/reference': path('/api/reference'),
  'GET /api/areas': { url: ({ areaCode }) => `/api/areas?area=${areaCode}` },
  'GET /api/areas/:code': { url: ({ areaCode }) => `/api/areas/${areaCode}` },
  'GET /api/centres': { url: ({ areaCode }) => `/api/centres?area=${areaCode}` },
  'GET /api/rooms-now': { url: ({ areaCode }) => `/api/rooms-now?area=${areaCode}` },
  'PUT /api/rooms/:id/use': {
    url: ({ room }) => `/api/rooms/${room}/use`,
    payload: () => ({ state: 'closed' }),
    // Saying the same again is not written down anew.
    success: async ({ own, ask }, as) => {
      const url = `/api/rooms/${own.room}/use`;
      await ask({ method: 'PUT', url, payload: { state: 'free' } }, as);
      return { method: 'PUT', url, payload: { state: 'closed' } };
    },
  },
  'GET /api/centres/:id': { url: ({ centre }) => `/api/centres/${centre}` },

  'GET /api/cameras': { url: ({ areaCode }) => `/api/cameras?area=${areaCode}` },
  'GET /api/cameras/states': path('/api/cameras/states'),
  'GET /api/cameras/:id': { url: ({ camera }) => `/api/cameras/${camera}` },
  'PUT /api/cameras/:id': {
    url: ({ camera }) => `/api/cameras/${camera}`,
    payload: ({ camera, areaCode }) => ({
      id: camera,
      name: `${areaCode}门口`,
      areaCode,
      owner: '综治中心',
      placeType: 'dept',
      location: { lng: 106.4, lat: 31.2 },
    }),
  },
  'POST /api/cameras/:id/play': {
    url: ({ camera }) => `/api/cameras/${camera}/play`,
    // Somebody new: who looks on is not written down with every renewal.
    success: async ({ own, db }) => ({
      method: 'POST',
      url: `/api/cameras/${own.camera}/play`,
      as: await somebody(db.ownerPool),
    }),
  },

  'GET /api/cameras/health': { url: ({ areaCode }) => `/api/cameras/health?area=${areaCode}` },
  'GET /api/cameras/:id/health': { url: ({ camera }) => `/api/cameras/${camera}/health` },
  'POST /api/cameras/play': {
    url: () => '/api/cameras/play',
    payload: ({ camera }) => ({ cameraIds: [camera] }),
    success: async ({ own, db }) => ({
      method: 'POST',
      url: '/api/cameras/play',
      payload: { cameraIds: [own.camera] },
      as: await somebody(db.ownerPool),
    }),
  },
  'GET /api/stream-nodes': path('/api/stream-nodes'),
  'POST /api/stream-nodes': {
    url: () => '/api/stream-nodes',
    payload: () => ({ url: 'http://127.0.0.1:9', publicUrl: null, capacity: 1, version: '1' }),
  },

  'PUT /api/cameras/:id/recording': {
    url: ({ camera }) => `/api/cameras/${camera}/recording`,
    payload: () => ({ hours: 24, reason: '路口事故较多' }),
  },
  'GET /api/cameras/:id/recordings': {
    url: ({ camera }) => `/api/cameras/${camera}/recordings?day=2026-11-22`,
  },
  'POST /api/cameras/:id/playback': {
    url: ({ camera }) => `/api/cameras/${camera}/playback`,
    payload: () => recordedMinute,
    mayAnswer: ['camera.notRecorded'],
    success: async ({ own, db, ask, person }) => {
      const url = `/api/cameras/${own.camera}`;
      const payload = { hours: 24, reason: '路口事故较多' };
      await ask({ method: 'PUT', url: `${url}/recording`, payload }, person('head', 'village'));
      return {
        method: 'POST',
        url: `${url}/playback`,
        payload: recordedMinute,
        as: await somebody(db.ownerPool),
      };
    },
  },
  'POST /api/cameras/:id/snapshots': {
    url: ({ camera }) => `/api/cameras/${camera}/snapshots`,
    payload: () => ({ of: 'live', capturedAt: null }),
  },

  'GET /api/map/cameras': { url: ({ areaCode }) => `/api/map/cameras?area=${areaCode}` },
  'GET /api/map/tianditu/:layer/:z/:x/:y': {
    ...path('/api/map/tianditu/vec/9/410/203'),
    mayAnswer: ['notFound'], // no key of the site
  },
  'GET /api/region': path('/api/region'),
  'GET /api/map/heat': {
    url: ({ areaCode }) => `/api/map/heat?bbox=100,25,112,35&zoom=9&area=${areaCode}`,
  },
  'GET /api/map/heat/why': {
    // A window of its own: without one it ends now, and two answers would differ by their clocks.
    url: ({ areaCode }) =>
      `/api/map/heat/why?cells=0&cellZoom=0&area=${areaCode}&from=2020-01-01T00:00:00Z&to=2030-01-01T00:00:00Z`,
  },
  'GET /api/map/areas': { url: ({ areaCode }) => `/api/map/areas?area=${areaCode}` },
  'GET /api/map/camera-states': { url: () => '/api/map/camera-states?bbox=100,25,112,35' },
  'GET /api/map/inside': {
    url: ({ areaCode }) => `/api/map/inside?ring=100,25,112,25,112,35&area=${areaCode}`,
  },
  'GET /api/map/times': {
    url: ({ areaCode }) =>
      `/api/map/times?from=2026-11-21T00:00:00Z&to=2026-11-22T00:00:00Z&stepMinutes=60&area=${areaCode}`,
  },
  'GET /api/map/points': { url: ({ areaCode }) => `/api/map/points?area=${areaCode}` },
  'GET /api/map/boundaries': { url: ({ areaCode }) => `/api/map/boundaries?level=village&area=${areaCode}` },
};
