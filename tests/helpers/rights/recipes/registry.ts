import { startOnvifDevice } from '@fengqiao/fixtures';
import type { Estate } from '../estate.ts';
import type { Person } from '../people.ts';
import type { World } from '../world.ts';
import { path, type Recipes } from './recipe.ts';

/** An id of a platform that an area may have. */
const platformOf = ({ areaCode }: Estate): string => `platform-${areaCode}`;

/** Fields of a camera that an area registers. */
const cameraOf = ({ areaCode }: Estate, id: string) => ({
  id,
  name: '东门',
  areaCode,
  owner: '综治中心',
  placeType: 'dept',
  location: { lng: 106.4, lat: 31.2 },
});

let daysGiven = 0;

/** Another day each time, before the day on which the things of an area begin: no two entries of a centre may begin on the same. */
export function someDay(): string {
  daysGiven += 1;
  return new Date(Date.UTC(1950, 0, daysGiven)).toISOString().slice(0, 10);
}

const presenceFile = (centre: string) => `中心,部门,方式,起\n${centre},法院,常驻,${someDay()}`;

/** A department in a centre for two years. */
const justice = { kind: 'resident', staff: 3, windows: 1, since: '2025-01-01', until: '2027-01-01' };

/** A storey of 40 by 20 metres without rooms. */
const planOfRectangle = {
  name: '引导受理区',
  zone: 'guidance',
  note: '',
  northDeg: null,
  outline: [
    [0, 0],
    [40, 0],
    [40, 20],
    [0, 20],
  ],
  rooms: [],
  cameras: [],
};

let simulated: ReturnType<typeof startOnvifDevice> | undefined;

/** A camera of the own area whose device answers. */
async function cameraWithDevice({ own, ask }: World, as: Person): Promise<string> {
  simulated ??= startOnvifDevice();
  const { url } = await simulated;
  const id = `${own.camera.slice(0, 14)}666666`;
  const device = { url, username: 'admin', password: 'onvif-secret' };
  await ask({ method: 'PUT', url: `/api/cameras/${id}`, payload: { ...cameraOf(own, id), device } }, as);
  return id;
}

/** A form with a file of one camera. */
const fileOf = ({ camera, areaCode }: Estate): string =>
  [
    '--part',
    'content-disposition: form-data; name="options"',
    '',
    '{"dryRun":false}',
    '--part',
    'content-disposition: form-data; name="file"; filename="cameras.csv"',
    'content-type: text/csv',
    '',
    `设备编码,设备名称,行政区划,经度,纬度\n${camera},${areaCode}门口,${areaCode},106.4,31.2\n`,
    '--part--',
    '',
  ].join('\r\n');

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
          payload: cameraOf(world.own, id),
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

  'GET /api/presence': { url: ({ areaCode }) => `/api/presence?area=${areaCode}` },
  'GET /api/presence/board': { url: ({ areaCode }) => `/api/presence/board?area=${areaCode}` },
  'POST /api/presence': {
    url: () => '/api/presence',
    payload: ({ centre }) => ({ centreId: centre, department: 'court', ...justice, since: someDay() }),
  },
  'PUT /api/presence/:id': {
    url: ({ presence }) => `/api/presence/${presence}`,
    payload: () => ({ ...justice, since: someDay() }),
  },
  'DELETE /api/presence/:id': { url: ({ presence }) => `/api/presence/${presence}` },
  'POST /api/presence/imports': {
    url: () => '/api/presence/imports?name=a.csv',
    payload: ({ centre }) => presenceFile(centre),
    headers: { 'content-type': 'application/octet-stream' },
  },
  'GET /api/presence/imports': path('/api/presence/imports'),
  'POST /api/presence/imports/:id/undo': {
    url: ({ presence }) => `/api/presence/imports/${presence}/undo`,
    mayAnswer: ['notFound'], // the id is none of an import
    success: async ({ own, ask }, as) => {
      const file = {
        method: 'POST',
        url: '/api/presence/imports?name=a.csv',
        payload: presenceFile(own.centre),
        headers: { 'content-type': 'application/octet-stream' },
      };
      const { id } = JSON.parse((await ask(file, as)).body) as { id: string };
      return { method: 'POST', url: `/api/presence/imports/${id}/undo` };
    },
  },
  'PUT /api/presence/centres/:id': {
    url: ({ centre }) => `/api/presence/centres/${centre}`,
    payload: () => ({ floorAreaM2: 1582, grade: 'township', posts: 9, fullTimeStaff: 2 }),
  },

  'GET /api/centres/:id/floors': { url: ({ centre }) => `/api/centres/${centre}/floors` },
  'PUT /api/centres/:id/floors/:floor': {
    url: ({ centre }) => `/api/centres/${centre}/floors/1`,
    payload: () => planOfRectangle,
  },
  'DELETE /api/centres/:id/floors/:floor': {
    url: ({ centre }) => `/api/centres/${centre}/floors/2`,
    mayAnswer: ['notFound'], // no such storey yet
    success: async ({ own, ask }, as) => {
      const url = `/api/centres/${own.centre}/floors/2`;
      await ask({ method: 'PUT', url, payload: planOfRectangle }, as);
      return { method: 'DELETE', url };
    },
  },

  'POST /api/camera-imports': {
    url: () => '/api/camera-imports',
    payload: fileOf,
    headers: { 'content-type': 'multipart/form-data; boundary=part' },
  },
  'GET /api/camera-imports/template': path('/api/camera-imports/template'),

  'POST /api/cameras/discover': {
    url: () => '/api/cameras/discover',
    payload: () => ({ addresses: ['127.0.0.1:9'], seconds: 1 }),
  },
  'POST /api/cameras/:id/onvif': {
    url: ({ camera }) => `/api/cameras/${camera}/onvif`,
    payload: () => ({}),
    mayAnswer: ['request.invalid'], // no device is registered
    success: async (world, as) => ({
      method: 'POST',
      url: `/api/cameras/${await cameraWithDevice(world, as)}/onvif`,
      payload: {},
    }),
  },
  'POST /api/cameras/:id/ptz': {
    url: ({ camera }) => `/api/cameras/${camera}/ptz`,
    payload: () => ({ stop: true }),
    mayAnswer: ['camera.noPtz'],
    success: async (world, as) => {
      const id = await cameraWithDevice(world, as);
      await world.db.ownerPool.query('delete from camera_turn where camera_id = $1', [id]);
      return { method: 'POST', url: `/api/cameras/${id}/ptz`, payload: { stop: true } };
    },
  },
  'GET /api/cameras/:id/presets': {
    url: ({ camera }) => `/api/cameras/${camera}/presets`,
    mayAnswer: ['camera.noPtz'],
  },
};
