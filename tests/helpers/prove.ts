/** Whether this is `npm run prove`: everything on every engine and in its whole length. */
export const proving = process.env.FENGQIAO_PROVE === '1';

/** A number of rows, bodies or kills: few in `npm test`, all of them in `npm run prove`. */
export function atLength(few: number, all: number): number {
  return proving ? all : few;
}
