import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, extname, join } from 'node:path';
import type { PlayGrant } from '@fengqiao/contract/cameras';
import { eventually } from '../../helpers/eventually.ts';
import type { Context } from '../context.ts';
import type { PageReport, Task } from '../page-messages.ts';
import { tempFolder } from '../temp-folder.ts';
import { buildPage } from './build-page.ts';

const PAGE = `<!doctype html><meta charset="utf-8"><title>bench</title>
<style>
body{margin:0}video{display:block;width:640px;height:360px}
.tiles{display:grid;grid-template-columns:repeat(var(--side),1fr);width:100vw;height:100vh}.tiles video{width:100%;height:100%}
</style>
<body><script type="module" src="/page/main.js"></script>`;

/** Longest wait for a playlist that ffmpeg has not written yet. */
const PLAYLIST_WAIT_MS = 20_000;
const TYPES: Record<string, string> = {
  '.js': 'text/javascript',
  '.mp4': 'video/mp4',
  '.ts': 'video/mp2t',
  '.m3u8': 'application/vnd.apple.mpegurl',
};

/** Serves the page of the bench, stands in for the gateway there, and hears what the page reports. */
export interface PageServer {
  url: string;
  /** Address of a file in a folder; a request for a playlist that is not there yet waits, as the product's do. */
  address(folder: string, name: string): string;
  /** What the next page of tiles is to do. */
  setTask(task: Task): void;
  /** The reports since the last call. */
  takeReports(): PageReport[];
}

/** Starts it; it ends with the row. `grantFor` answers what the gateway would. */
export async function startPageServer(
  context: Context,
  grantFor: (cameraId: string) => PlayGrant,
): Promise<PageServer> {
  const own = await tempFolder(context);
  context.say('bundling the page');
  await buildPage(own);
  const folders: string[] = [];
  let task: Task = { sources: [] };
  let reports: PageReport[] = [];

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { url = '/' } = request;
    const [, index, name] = /^\/files\/(\d+)\/([\w.-]+)$/.exec(url) ?? [];
    const [, cameraId] = /^\/api\/cameras\/(\d{20})\/play$/.exec(url) ?? [];
    const [, script] = /^\/page\/([\w./-]+\.js)$/.exec(url) ?? [];
    if (url === '/') send(response, PAGE, 'text/html; charset=utf-8');
    else if (script) send(response, await readFile(join(own, 'page', script)), 'text/javascript');
    else if (cameraId) send(response, JSON.stringify(grantFor(cameraId)), 'application/json');
    else if (name) await sendFile(request, response, join(folders[Number(index)] ?? '', basename(name)));
    else if (url === '/task') send(response, JSON.stringify(task), 'application/json');
    else if (url === '/report') {
      reports.push(JSON.parse(await bodyOf(request)) as PageReport);
      response.writeHead(204).end();
    } else response.writeHead(404).end();
  };
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.writeHead(404).end());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  context.onEnd(() => {
    server.close();
    server.closeAllConnections();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    address: (folder, name) => `${url}/files/${folders.push(folder) - 1}/${name}`,
    setTask(next) {
      task = next;
      reports = [];
    },
    takeReports() {
      const taken = reports;
      reports = [];
      return taken;
    },
  };
}

async function sendFile(request: IncomingMessage, response: ServerResponse, file: string): Promise<void> {
  const type = TYPES[extname(file)] ?? 'application/octet-stream';
  if (extname(file) === '.m3u8') {
    send(
      response,
      await eventually('the playlist is written', () => readFile(file, 'utf8'), PLAYLIST_WAIT_MS),
      type,
    );
    return;
  }
  const bytes = await readFile(file);
  // A video element wants to jump to the beginning of what it loops.
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '') ?? [];
  if (from === undefined) {
    send(response, bytes, type, { 'accept-ranges': 'bytes' });
    return;
  }
  const end = to ? Number(to) + 1 : bytes.length;
  const range = `bytes ${from}-${end - 1}/${bytes.length}`;
  response
    .writeHead(206, { 'content-type': type, 'content-range': range, 'accept-ranges': 'bytes' })
    .end(bytes.subarray(Number(from), end));
}

function send(
  response: ServerResponse,
  body: string | Buffer,
  type: string,
  headers: Record<string, string> = { 'cache-control': 'no-store' },
): void {
  response.writeHead(200, { 'content-type': type, ...headers }).end(body);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
