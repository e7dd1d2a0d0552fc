import Type from 'typebox';

/** Id of a wall, or of a screen on it. Letters, digits, `-`, `_`: it stands in the address of the screen's page. */
export const WallId = Type.String({ minLength: 1, maxLength: 60, pattern: '^[A-Za-z0-9_-]+$' });
