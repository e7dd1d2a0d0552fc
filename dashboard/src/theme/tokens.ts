/**
 * The one source of colours and sizes. CSS reads them as custom properties (`--panel`, `--tier-red`), antd, deck.gl and echarts
 * read the same values from here. Contrast of every text colour is at least 4.5:1 on `canvas`, `panel` and `raised` (WCAG 2.2 AA).
 */
export const colors = {
  canvas: '#0A1320',
  panel: '#0E1B2C',
  raised: '#12253A',
  raisedHover: '#183149',
  line: '#1E344C',
  lineStrong: '#34526F',
  /** Borders of controls: 3:1 on the panel. */
  control: '#527091',
  text: '#E8F1FA',
  textSoft: '#B4C6D8',
  textFaint: '#8FA6BC',
  accent: '#57B8F0',
  primary: '#1F6FB5',
  /** Darker, so that white on it stays above 4.5:1. */
  primaryHover: '#1A5F9C',
  good: '#5FD0A5',
  warn: '#FFB02E',
  bad: '#FF6B78',
  warnSurface: '#33270F',
  badSurface: '#2B1A29',
  /** The maple star of the brand, nowhere else. */
  star: '#FF7A5C',
  /** The map. */
  land: '#12253A',
  outline: '#57B8F0',
  boundary: '#6F93B5',
  halo: '#0A1320',
} as const;
export type ColorName = keyof typeof colors;

/** 蓝橙红. Always with its shape and its word, never the colour alone. */
export const tierColors = { blue: '#58A6FF', orange: '#FFB02E', red: '#FF3B4E' } as const;
/** The same as text: red is lightened to 4.5:1 on every surface. */
export const tierTextColors = { blue: '#58A6FF', orange: '#FFB02E', red: '#FF6B78' } as const;

/** Heat from few to many, clear of the tier colours. */
export const heatRamp = ['#1B4A63', '#1F6C78', '#2C9188', '#57B594', '#9BD6A4', '#EAF7C0'] as const;

/** Areas from few to many, clear of tiers and heat; names stay readable on all of it. */
export const paintRamp = ['#221F45', '#3A3270', '#57489B', '#7A62BF', '#A384D6'] as const;

/** Sizes in rem at `--ui-scale: 1`, where 1 rem is 16 px. */
export const sizes = {
  header: 3.25,
  side: 18,
  aside: 25,
  foot: 11.75,
  gap: 1,
  radius: 0.25,
  textSmall: 0.8125,
  text: 0.9375,
  textLarge: 1.125,
  figure: 1.75,
} as const;

export const fontFamily =
  "'Noto Sans SC Variable', 'Noto Sans SC', 'PingFang SC', 'Microsoft YaHei', sans-serif";

/** Durations in milliseconds. */
export const motion = { arriveMs: 900, pulseMs: 1600 } as const;

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Every token as a CSS custom property. */
export function cssProperties(): Record<string, string> {
  const properties: Record<string, string> = { '--font': fontFamily };
  for (const [name, value] of Object.entries(colors)) properties[`--${kebab(name)}`] = value;
  for (const [name, value] of Object.entries(tierColors)) properties[`--tier-${name}`] = value;
  for (const [name, value] of Object.entries(tierTextColors)) properties[`--tier-text-${name}`] = value;
  for (const [name, value] of Object.entries(sizes)) properties[`--${kebab(name)}-size`] = `${value}rem`;
  for (const [name, value] of Object.entries(motion)) properties[`--${kebab(name)}`] = `${value}ms`;
  heatRamp.forEach((value, step) => {
    properties[`--heat-${step}`] = value;
  });
  return properties;
}
