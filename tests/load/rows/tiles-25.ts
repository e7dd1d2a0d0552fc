import type { Context } from '../context.ts';
import type { Row } from '../row.ts';
import { runTiles } from './tiles.ts';

export const run = (context: Context): Promise<Row[]> => runTiles(context, 25);
