import type { IndicatorName } from '@fengqiao/contract/indicators';
import type { PackBlock, PackFigure } from '@fengqiao/contract/packs';
import type { FigureOptions, PackReader } from '../../packs/pack-reader.ts';

/** Several indicators one after another: a transaction answers one question at a time. */
export async function figuresOf(
  reader: PackReader,
  names: readonly IndicatorName[],
  options: FigureOptions = {},
): Promise<PackFigure[]> {
  const figures: PackFigure[] = [];
  for (const name of names) figures.push(await reader.figure(name, options));
  return figures;
}

/** Indicators as a block of figures. */
export async function figuresBlock(
  reader: PackReader,
  names: readonly IndicatorName[],
  options: FigureOptions = {},
): Promise<PackBlock> {
  return { kind: 'figures', figures: await figuresOf(reader, names, options) };
}

/** Indicators with their parts, each as a block of shares with what is not itemised. */
export async function shareBlocks(
  reader: PackReader,
  names: readonly IndicatorName[],
  options: FigureOptions = {},
): Promise<PackBlock[]> {
  const figures = await figuresOf(reader, names, options);
  return figures.map((figure) => ({ kind: 'shares', figure }));
}
