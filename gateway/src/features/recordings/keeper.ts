import type { NodeRecording } from '@fengqiao/contract/recordings';
import { dropRecording, type RecordedCamera, recordedCameras } from '@fengqiao/db/queries/recordings';
import type { FastifyInstance } from 'fastify';
import { wholeCountry } from '../../plugins/db.ts';
import { rankNodes } from '../../plugins/media/choose-node.ts';
import type { CameraSource } from '../../plugins/media/streams-client.ts';
import { unseal } from '../../plugins/seal.ts';
import { NodeClient } from './node-client.ts';
import { type AnsweringNode, type Step, stepsTo } from './plan.ts';

/** What a node may relay that has not said. */
const usualCapacity = 200;

/** A node's recording that is in trouble. */
export interface RecordingTrouble {
  node: string;
  state: 'full' | 'failed';
  message: string;
}

/**
 * Brings the nodes to what was decided, again and again: which cameras each records, how long it keeps what it has. A node that was
 * restarted has forgotten all of it; one that was away still holds what is no longer to be. And a camera that became private loses its
 * decision and its pictures.
 */
export class RecordingKeeper {
  readonly #app: FastifyInstance;
  readonly #secret: string;
  /** Version that a node was told of a camera, by `<url> <camera>`. */
  readonly #told = new Map<string, number>();
  /** By node; only such as are in trouble. */
  readonly #trouble = new Map<string, RecordingTrouble>();
  #running: Promise<void> | null = null;

  constructor(app: FastifyInstance) {
    this.#app = app;
    this.#secret = app.config.streamsSecret ?? '';
  }

  /** Nodes whose recording is in trouble, as they last said. */
  trouble(): RecordingTrouble[] {
    return [...this.#trouble.values()];
  }

  /** One round from beginning to end; one that runs is waited for first. Never throws. */
  async round(): Promise<void> {
    while (this.#running !== null) await this.#running;
    this.#running = this.#round()
      .catch((error: unknown) =>
        this.#app.log.warn({ err: error }, 'recordings: the nodes could not be told'),
      )
      .finally(() => {
        this.#running = null;
      });
    await this.#running;
  }

  async #round(): Promise<void> {
    const clients = new Map<string, NodeClient>();
    // Nodes first: what one holds was decided on before, so nothing is taken for undecided that another gateway is just beginning.
    const nodes = await this.#ask(clients);
    const cameras = await this.#app.readScope(wholeCountry, recordedCameras);
    const decided: RecordedCamera[] = [];
    for (const camera of cameras) {
      if (camera.private) await this.#end(camera);
      else if (camera.sourceSealed !== null) decided.push(camera);
      else decided.push({ ...camera, hours: 0 });
    }
    const byId = new Map(decided.map((camera) => [camera.cameraId, camera]));
    const choose = (cameraId: string, among: readonly AnsweringNode[]) => rankNodes(cameraId, among)[0];
    for (const step of stepsTo(decided, nodes, choose, this.#told)) {
      const client = clients.get(step.url);
      if (client === undefined) continue;
      await this.#take(client, step, byId.get(step.cameraId)).catch((error: unknown) =>
        this.#app.log.warn({ err: error, cameraId: step.cameraId }, 'recordings: a node was not told'),
      );
    }
  }

  /** Every node that answers. */
  async #ask(clients: Map<string, NodeClient>): Promise<AnsweringNode[]> {
    const nodes = this.#app.media.nodes().filter(({ alive }) => alive);
    const answers = await Promise.all(
      nodes.map(async ({ url, capacity }) => {
        const client = new NodeClient(url, this.#secret);
        const answer = await client.list().catch(() => null);
        if (answer === null) return [];
        clients.set(url, client);
        this.#heard(url, answer.report);
        const records = answer.report.state !== 'off';
        return [{ url, capacity: capacity ?? usualCapacity, records, items: answer.items }];
      }),
    );
    for (const url of this.#trouble.keys())
      if (!nodes.some((node) => node.url === url)) this.#trouble.delete(url);
    return answers.flat();
  }

  /** Says once when a node's recording stops, and once when it goes on. */
  #heard(node: string, { state, message, freeBytes }: NodeRecording): void {
    const before = this.#trouble.get(node);
    if (state === 'full' || state === 'failed') {
      this.#trouble.set(node, { node, state, message: message ?? state });
      if (before === undefined)
        this.#app.log.error({ node, state, freeBytes }, `ALARM: a streams node does not record: ${message}`);
      return;
    }
    this.#trouble.delete(node);
    if (before !== undefined) this.#app.log.info({ node }, 'the streams node records again');
  }

  async #take(client: NodeClient, step: Step, camera: RecordedCamera | undefined): Promise<void> {
    const { cameraId } = step;
    if (step.do === 'destroy') return this.#destroy(client, cameraId);
    if (step.do === 'keep') return client.keepFor(cameraId, step.hours);
    const { sealKey } = this.#app.config;
    if (camera === undefined || camera.sourceSealed === null || sealKey === null) return;
    const { name, version, sourceSealed } = camera;
    const source = unseal<CameraSource>(sealKey, sourceSealed, cameraId);
    await client.register(cameraId, { ...source, name, private: false, version, recordHours: step.hours });
    this.#told.set(`${client.url} ${cameraId}`, version);
  }

  async #destroy(client: NodeClient, cameraId: string): Promise<void> {
    const { files, bytes } = await client.destroy(cameraId);
    if (files === 0) return;
    const detail = { what: 'recordings', node: client.url, files, bytes };
    await this.#app.audit({ action: 'data.deleted', object: `camera:${cameraId}`, detail }, null);
  }

  /** Private now: the decision goes, and with the next step what the nodes still hold. */
  async #end({ cameraId, areaCode, keptHours }: RecordedCamera): Promise<void> {
    await this.#app.inScope(wholeCountry, async (tx) => {
      if (!(await dropRecording(tx, cameraId))) return;
      const detail = { what: 'recording', why: 'private', hours: keptHours };
      await this.#app.audit(
        { action: 'data.deleted', object: `camera:${cameraId}`, areaCode, detail },
        null,
        tx,
      );
    });
  }
}
