import type { VideoFormat } from '../media.ts';

/** Real parameter sets, as encoders wrote them; for tests. */
const set = (base64: string): Buffer => Buffer.from(base64, 'base64');

/** x264, baseline, 640×360 at 15 fps. */
export const BASELINE_360P: VideoFormat = {
  codec: 'h264',
  vps: [],
  sps: [set('Z0LAFtkAoC/5cBEAAAMAAQAAAwAeDxYuSA==')],
  pps: [set('aMuDyyA=')],
};

/** x264, main with two reordered pictures, 1920×1080 (1088 coded) at 25 fps. */
export const MAIN_1080P: VideoFormat = {
  codec: 'h264',
  vps: [],
  sps: [set('Z01AKOygPAET8uAiAAADAAIAAAMAZB4wYyw=')],
  pps: [set('aM4PyA==')],
};

/** x265, main, 640×360 at 15 fps, two reordered pictures. */
export const HEVC_360P: VideoFormat = {
  codec: 'h265',
  vps: [set('QAEMAf//AWAAAAMAkAAAAwAAAwA/lZgJ')],
  sps: [set('QgEBAWAAAAMAkAAAAwAAAwA/oAUCAWlllZpJMrwFoCAAAAMAIAAAAwHh')],
  pps: [set('RAHBcrRiQA==')],
};
