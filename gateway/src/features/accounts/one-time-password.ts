import { randomInt } from 'node:crypto';

/** Nothing that is mistaken for something else on paper or on the phone. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
const groups = 4;
const lettersPerGroup = 4;

/** A password to hand over, 79 bits: `k7mq-w9xp-3hfa-t8cn`. */
export const oneTimePassword = (): string =>
  Array.from({ length: groups }, () =>
    Array.from({ length: lettersPerGroup }, () => letters[randomInt(letters.length)]).join(''),
  ).join('-');
