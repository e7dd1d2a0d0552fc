/** Rows and columns of the keyboard, and the alphabet, as fingers walk along them. */
const walks: readonly string[] = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop[]',
  'asdfghjkl;',
  'zxcvbnm,./',
  '~!@#$%^&*()_+',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.',
  '!qaz@wsx#edc$rfv%tgb^yhn&ujm*ik<(ol>',
  'qazwsxedcrfvtgbyhnujm',
  '1q2w3e4r5t6y7u8i9o0p',
  'q1w2e3r4t5y6u7i8o9p0',
].flatMap((walk) => [walk, [...walk].reverse().join('')]);

const shortest = 4;

/** The stretches of at least four characters that walk along the keyboard or the alphabet; `text` in lower case. */
export function keyboardWalks(text: string): string[] {
  const found: string[] = [];
  for (let at = 0; at + shortest <= text.length; ) {
    const longest = Math.max(...walks.map((walk) => sharedLength(text, at, walk)));
    if (longest >= shortest) found.push(text.slice(at, at + longest));
    at += longest >= shortest ? longest : 1;
  }
  return found;
}

/** How many characters of `text` from `at` on are somewhere in `walk` as well, in the same order without a gap. */
function sharedLength(text: string, at: number, walk: string): number {
  let length = 0;
  while (at + length < text.length && walk.includes(text.slice(at, at + length + 1))) length += 1;
  return length;
}
