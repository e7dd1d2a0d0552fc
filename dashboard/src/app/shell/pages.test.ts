import { expect, test } from 'vitest';
import { menuOf, pageLabel } from './pages.ts';

const areaCode = '511900';

test('an operator has the desk first and no home beside it', () => {
  const menu = menuOf({ role: 'operator', areaCode });
  expect(menu[0]).toEqual({ to: '/', label: 'shell.desk' });
  expect(menu.some(({ to }) => to === '/home')).toBe(false);
});

test('a leader has the own home first, and reaches the desk by an address that says so', () => {
  const [home, desk] = menuOf({ role: 'leader', areaCode });
  expect(home?.to).toBe('/home');
  expect(desk).toMatchObject({ to: '/', search: { view: 'desk' } });
});

test('a page that stands in no menu has a name all the same', () => {
  expect(pageLabel('/cases/new')).toBe('act.register.open');
  expect(pageLabel('/letters')).toBe('letters.title');
});
