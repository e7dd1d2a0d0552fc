import { OneOf } from './common.ts';

/** 天地图 layers in Web Mercator: vec 矢量, cva its names, img 影像, cia its names. */
export const tiandituLayers = ['vec', 'cva', 'img', 'cia'] as const;
export const TiandituLayer = OneOf(tiandituLayers);
export type TiandituLayer = (typeof tiandituLayers)[number];

/** Zooms that it has tiles for. */
export const tiandituZooms = { min: 1, max: 18 } as const;
