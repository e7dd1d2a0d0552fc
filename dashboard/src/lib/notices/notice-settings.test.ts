import { expect, test } from 'vitest';
import { parseSettings, tellingOf, usualSettings } from './notice-settings.ts';

test('nothing sounds until the person has switched it on', () => {
  expect(tellingOf('alarm', usualSettings, 0)).toBe('said');
  expect(tellingOf('alarm', { ...usualSettings, sound: true }, 0)).toBe('sounded');
});

test('do not disturb silences everything until its time, but a red case is still said', () => {
  const quiet = { ...usualSettings, sound: true, quietUntil: 1_000 };
  expect([tellingOf('alarm', quiet, 999), tellingOf('letter', quiet, 999)]).toEqual(['said', 'listed']);
  expect([tellingOf('alarm', quiet, 1_000), tellingOf('letter', quiet, 1_000)]).toEqual([
    'sounded',
    'sounded',
  ]);
});

test('a kind that is not wanted is not told, and alarms cannot be unwanted', () => {
  const muted = parseSettings(JSON.stringify({ muted: ['camera', 'alarm'] }));
  expect(muted.muted).toEqual(['camera']);
  expect(tellingOf('camera', muted, 0)).toBe('not');
});

test('what was stored by somebody else, or broken, is as usual', () => {
  expect(parseSettings('{')).toEqual(usualSettings);
  expect(parseSettings(JSON.stringify({ volume: 7, sound: 'yes', quietUntil: 'later' }))).toEqual(
    usualSettings,
  );
});
