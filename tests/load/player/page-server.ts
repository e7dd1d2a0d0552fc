import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { eventually } from '../../helpers/eventually.ts';
import { projectPath } from '../project.ts';

const PAGE = `<!doctype html><meta charset="utf-8"><title>bench</title>
<style>body{margin:0}video{width:640px;height:360px}</style>
<script type="importmap">{"imports":{"hls.js":"/hls.mjs","@fengqiao/fixtures":"/frame-counter.js"}}</script>
<body><script type="module" src="/page-script.js"></script>`;

const SCRIPTS: Record<string, string> = {
  '/page-script.js': fileURLToPath(new URL('page-script.js', import.meta.url)),
  '/hls.mjs': projectPath('node_modules/hls.js/dist/hls.mjs'),
  '/frame-counter.js': projectPath('fixtures/dist/camera/frame-counter.js'),
};

/** Longest wait for a playlist that ffmpeg has not written yet. */
const PLAYLIST_WAIT_MS = 20_000;

/** Serves the test page, and the playlists and segments of folders. */
export interface PageServer {
  url: string;
  /** Address of a playlist in a folder; a request for one that is not there yet waits, as the product's do. */
  playlist(folder: string, name: string): string;
  stop(): void;
}

export async function startPageServer(): Promise<PageServer> {
  const folders: string[] = [];
  const server = createServer(async ({ url = '/' }, response) => {
    try {
      const [, index, name] = /^\/hls\/(\d+)\/([\w.-]+)$/.exec(url) ?? [];
      const script = SCRIPTS[url];
      if (url === '/') answer(response, PAGE, 'text/html; charset=utf-8');
      else if (script) answer(response, await readFile(script), 'text/javascript');
      else if (name) await answerMedia(response, join(folders[Number(index)] ?? '', basename(name)));
      else response.writeHead(404).end();
    } catch {
      response.writeHead(404).end();
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    playlist: (folder, name) => `${url}/hls/${folders.push(folder) - 1}/${name}`,
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function answerMedia(response: ServerResponse, file: string): Promise<void> {
  if (extname(file) !== '.m3u8') {
    answer(response, await readFile(file), 'video/mp2t');
    return;
  }
  const text = await eventually('the playlist is written', () => readFile(file, 'utf8'), PLAYLIST_WAIT_MS);
  answer(response, text, 'application/vnd.apple.mpegurl');
}

function answer(response: ServerResponse, body: string | Buffer, type: string): void {
  response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
}
