import { paintRamp } from '../../theme/tokens.ts';
import { classOf, paintClasses } from './paint-classes.ts';

/** The colour of a value among all of a map, from the ramp of areas; null = nobody has said it. */
export function paintOf(values: readonly (number | null)[]): (value: number | null) => string | null {
  const classes = paintClasses(
    values.filter((value) => value !== null),
    paintRamp.length,
  );
  // Fewer classes take the ends of the ramp, so that they are told apart.
  const step = classes.length > 1 ? (paintRamp.length - 1) / (classes.length - 1) : 0;
  return (value) => {
    const index = classOf(classes, value);
    return index < 0 ? null : (paintRamp[Math.round(index * step)] ?? null);
  };
}
