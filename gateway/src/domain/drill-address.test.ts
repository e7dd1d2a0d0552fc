import { expect, it } from 'vitest';
import { drillWay } from './drill-address.ts';

it('leaves every address alone that is not below the drill', () => {
  for (const url of ['/', '/drill', '/drill-spaces/api/cases', '/api/cases', '/api/drill-space/x'])
    expect(drillWay('GET', url), url).toBeNull();
});

it('sends the API and the sockets of a drill to the drill, with their query', () => {
  expect(drillWay('GET', '/drill-space/api/cases?q=1')).toEqual({ to: 'drill', url: '/api/cases?q=1' });
  expect(drillWay('POST', '/drill-space/api/cases/x/acts')).toMatchObject({ to: 'drill' });
  expect(drillWay('GET', '/drill-space/socket.io/?EIO=4')).toEqual({ to: 'drill', url: '/socket.io/?EIO=4' });
});

it('takes pages and pictures from the real gateway', () => {
  expect(drillWay('GET', '/drill-space')).toEqual({ to: 'real', url: '/' });
  expect(drillWay('GET', '/drill-space/?area=511902')).toEqual({ to: 'real', url: '/?area=511902' });
  expect(drillWay('GET', '/drill-space/wall/hall/1')).toEqual({ to: 'real', url: '/wall/hall/1' });
  expect(drillWay('POST', '/drill-space/api/cameras/51190200001320000001/play')).toMatchObject({
    to: 'real',
  });
});

it('keeps logins, passwords and terminals outside, and lets them be read', () => {
  expect(drillWay('DELETE', '/drill-space/api/session')).toMatchObject({ to: 'notHere' });
  expect(drillWay('PUT', '/drill-space/api/session/password')).toMatchObject({ to: 'notHere' });
  expect(drillWay('POST', '/drill-space/api/accounts')).toMatchObject({ to: 'notHere' });
  expect(drillWay('GET', '/drill-space/api/session')).toMatchObject({ to: 'drill' });
});

it('lets nothing that changes something out of the drill, however the path is written', () => {
  for (const url of ['/drill-space/../api/cases', '/drill-space/%61pi/cases', '/drill-space//api/cases'])
    expect(drillWay('POST', url), url).toMatchObject({ to: 'drill' });
});
