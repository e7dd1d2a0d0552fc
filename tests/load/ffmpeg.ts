import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Version of the installed ffmpeg, `null` when there is none. */
export async function ffmpegVersion(): Promise<string | null> {
  try {
    const { stdout } = await promisify(execFile)('ffmpeg', ['-version']);
    return /^ffmpeg version (\S+)/.exec(stdout)?.[1] ?? 'unknown';
  } catch {
    return null;
  }
}

/** Arguments of the usual relay: an RTSP camera, copied into an HLS playlist of segments of 2 s. */
export function hlsArguments(camera: string, playlist: string): string[] {
  const input = ['-nostdin', '-loglevel', 'error', '-rtsp_transport', 'tcp', '-i', camera];
  const segments = ['-f', 'hls', '-hls_time', '2', '-hls_flags', 'delete_segments+program_date_time'];
  return [...input, '-c', 'copy', ...segments, playlist];
}
