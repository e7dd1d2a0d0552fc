import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { placeEndings, subjectWords } from '../../domain/topic-lexicon.ts';
import type { TaggedWord } from '../../domain/topic-terms.ts';

/**
 * What the worker runs. As text, because a worker is a file of its own, and the gateway runs from its sources as well as built.
 * Reading the dictionary takes half a second, segmenting a title 50 µs: neither is for the thread that answers people.
 */
const program = `
const { parentPort, workerData } = require('node:worker_threads');
(async () => {
  const { Jieba } = (await import(workerData.jieba)).default;
  const { dict } = (await import(workerData.dictionary)).default;
  const jieba = Jieba.withDict(dict);
  jieba.loadDict(Buffer.from(workerData.own));
  parentPort.on('message', (texts) => parentPort.postMessage(texts.map((text) => jieba.tag(text, true))));
})();
`;

/** Our own words, in jieba's form `word frequency tag`: frequent enough to be kept whole. */
const ownWords = [...new Set([...Object.values(subjectWords).flat(), ...placeEndings])]
  .filter((word) => word.length > 1)
  .map((word) => `${word} 20000 n`)
  .join('\n');

/** Cuts folded texts into words with their parts of speech, in a thread of its own. */
export class Segmenter {
  readonly #worker: Worker;
  #failed: Error | null = null;

  constructor() {
    this.#worker = new Worker(program, {
      eval: true,
      workerData: {
        jieba: import.meta.resolve('@node-rs/jieba'),
        dictionary: import.meta.resolve('@node-rs/jieba/dict.js'),
        own: ownWords,
      },
    });
    // Kept for the next call: without a listener it would end the process.
    this.#worker.on('error', (error) => {
      this.#failed = error as Error;
    });
    this.#worker.unref();
  }

  /** Words of each text, in the same order. One call at a time. Throws when the worker has died. */
  async tag(texts: readonly string[]): Promise<TaggedWord[][]> {
    if (this.#failed !== null) throw this.#failed;
    if (texts.length === 0) return [];
    const answer = once(this.#worker, 'message');
    this.#worker.postMessage(texts);
    const [words] = (await answer) as [TaggedWord[][]];
    return words;
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }
}
