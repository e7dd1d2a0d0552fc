/** What the documents use of fontkit (2.0.4), which has no types of its own. */
declare module 'fontkit' {
  /** Copyable, as its variations are computed in place. */
  export interface FontPoint {
    onCurve: boolean;
    endContour: boolean;
    x: number;
    y: number;
    copy(): FontPoint;
  }

  export interface Glyph {
    id: number;
    /** In font units, of the chosen variation. */
    advanceWidth: number;
    _decode(): { numberOfContours: number; points?: FontPoint[] } | undefined;
  }

  export interface VariableFont {
    unitsPerEm: number;
    ascent: number;
    descent: number;
    /** Values of the axes; to be set before the first glyph is asked for. */
    variationCoords: number[] | null;
    _variationProcessor: { transformPoints(glyphId: number, points: FontPoint[]): void } | null;
    hasGlyphForCodePoint(codePoint: number): boolean;
    glyphForCodePoint(codePoint: number): Glyph;
  }

  export function create(bytes: Buffer): VariableFont;
}
