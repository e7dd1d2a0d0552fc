import { usualAlarmPolicy } from '@fengqiao/contract/wall-alarms';
import type { Estate } from '../estate.ts';
import { path, type Recipes } from './recipe.ts';

const onWall = ({ wall }: Estate, rest = ''): string => `/api/walls/${wall}${rest}`;
const content = ({ camera }: Estate) => ({ layout: '1', tiles: [{ kind: 'camera', cameraId: camera }] });
const sceneOf = (things: Estate) => ({
  name: '门口',
  digit: 1,
  screens: [{ id: '1', places: [], ...content(things) }],
});
const tourOf = ({ camera }: Estate) => ({
  name: '巡查',
  dwellS: 10,
  targets: [{ screen: '1', place: 0 }],
  cameraIds: [camera],
  sceneIds: [],
  schedule: null,
});

/** Walls as records, what their holder shows, scenes, tours and the duty log. Each call that changes something gets a wall of its own. */
export const wallRecipes: Recipes = {
  'GET /api/walls': path('/api/walls'),
  'GET /api/walls/:id': { url: (things) => onWall(things) },
  'PUT /api/walls/:id': {
    url: (things) => onWall(things),
    payload: ({ areaCode }) => ({ name: '大厅', areaCode }),
  },
  'DELETE /api/walls/:id': { url: (things) => onWall(things) },
  'PUT /api/walls/:id/screens/:screen': {
    url: (things) => onWall(things, '/screens/1'),
    payload: content,
  },
  'PUT /api/walls/:id/screens': {
    url: (things) => onWall(things, '/screens'),
    payload: (things) => ({ screens: [{ id: '1', ...content(things) }] }),
  },
  'PUT /api/walls/:id/screens/:screen/form': {
    url: (things) => onWall(things, '/screens/1/form'),
    payload: () => ({ name: '左屏', scale: 1.5, reserved: [0] }),
  },
  'DELETE /api/walls/:id/screens/:screen': { url: (things) => onWall(things, '/screens/1') },
  'PUT /api/walls/:id/policy': {
    url: (things) => onWall(things, '/policy'),
    payload: () => usualAlarmPolicy,
  },
  'POST /api/walls/:id/lease': {
    url: (things) => onWall(things, '/lease'),
    payload: () => ({ act: 'take' }),
  },
  'GET /api/walls/:id/scenes': { url: (things) => onWall(things, '/scenes') },
  'POST /api/walls/:id/scenes': {
    url: (things) => onWall(things, '/scenes'),
    payload: (things) => ({ ...sceneOf(things), name: '另一个', digit: null }),
  },
  'PUT /api/walls/:id/scenes/:scene': {
    url: (things) => onWall(things, `/scenes/${things.scene}`),
    payload: sceneOf,
  },
  'DELETE /api/walls/:id/scenes/:scene': { url: (things) => onWall(things, `/scenes/${things.scene}`) },
  'POST /api/walls/:id/scenes/:scene/show': {
    url: (things) => onWall(things, `/scenes/${things.scene}/show`),
  },
  'GET /api/walls/:id/tours': { url: (things) => onWall(things, '/tours') },
  'POST /api/walls/:id/tours': {
    url: (things) => onWall(things, '/tours'),
    payload: (things) => ({ ...tourOf(things), name: '另一个' }),
  },
  'PUT /api/walls/:id/tours/:tour': {
    url: (things) => onWall(things, `/tours/${things.tour}`),
    payload: tourOf,
  },
  'DELETE /api/walls/:id/tours/:tour': { url: (things) => onWall(things, `/tours/${things.tour}`) },
  'POST /api/walls/:id/tours/:tour/run': {
    url: (things) => onWall(things, `/tours/${things.tour}/run`),
    payload: () => ({ act: 'start' }),
  },
  'GET /api/walls/:id/log': { url: (things) => onWall(things, '/log') },
  'POST /api/walls/:id/log': {
    url: (things) => onWall(things, '/log'),
    payload: () => ({ note: '一切正常' }),
  },
  'GET /api/walls/:id/log/export': { url: (things) => onWall(things, '/log/export') },
};
