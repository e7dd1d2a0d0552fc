import { afterEach, expect, test, vi } from 'vitest';

/** The module as a page at this address has it. */
async function at(pathname: string): Promise<typeof import('./space.ts')> {
  vi.resetModules();
  vi.stubGlobal('location', { pathname });
  return import('./space.ts');
}
afterEach(() => vi.unstubAllGlobals());

test('a page of a drill asks the drill for everything but the drill itself', async () => {
  const { inDrill, inSpace, outOfSpace } = await at('/drill-space/cases');
  expect(inDrill).toBe(true);
  expect(inSpace('/api/cases')).toBe('/drill-space/api/cases');
  expect(inSpace('/api/drill/people')).toBe('/api/drill/people');
  expect(outOfSpace('/drill-space/wall/hall/1')).toBe('/wall/hall/1');
  expect(outOfSpace('/drill-space')).toBe('/');
});

test('what leaves a drill bears its mark', async () => {
  const { markedFileName, markedTitle } = await at('/drill-space');
  expect(markedFileName('cases.csv')).toBe('演-cases.csv');
  expect(markedTitle('枫桥')).toBe('【演】枫桥');
});

test('every other page knows nothing of a drill', async () => {
  for (const pathname of ['/', '/drill', '/drill-spaces']) {
    const { inDrill, inSpace, markedFileName } = await at(pathname);
    expect(inDrill, pathname).toBe(false);
    expect(inSpace('/api/cases')).toBe('/api/cases');
    expect(markedFileName('cases.csv')).toBe('cases.csv');
  }
});
