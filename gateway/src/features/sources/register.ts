import { createHash, randomBytes } from 'node:crypto';
import { areaCodeOfKey, areaKey, isWithin } from '@fengqiao/contract/areas';
import type { Source, SourceChange, SourceInput, SourceKey } from '@fengqiao/contract/sources';
import { findArea } from '@fengqiao/db/queries/areas';
import { changeSource, findRegistered, insertSource, setSourceKey } from '@fengqiao/db/queries/sources';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AppError } from '../../plugins/errors.ts';
import { sourcesIn } from './service.ts';

/** Names that senders of the product itself have. */
const ours = /^(?:engine|desk|import:.*)$/;

const newKey = (): { key: string; keyHash: Buffer } => {
  const key = randomBytes(32).toString('base64url');
  return { key, keyHash: createHash('sha256').update(key).digest() };
};

/** Registers a source of an area of the subtree. Throws `notFound` for an area or adapter, `source.exists`. */
export async function registerSource(
  app: FastifyInstance,
  request: FastifyRequest,
  { name, areaCode, label, adapter, department }: SourceInput,
): Promise<SourceKey> {
  const { session } = request;
  if (!isWithin(areaCode, session.areaCode) || (await findArea(app.pool, areaKey(areaCode))) === null)
    throw new AppError('notFound', `Area ${areaCode}`);
  checkAdapter(app, adapter);
  if (ours.test(name)) throw new AppError('source.exists', name);
  const { key, keyHash } = newKey();
  await app.inScope(session, async (tx) => {
    const area = areaKey(areaCode);
    const registeredBy = session.account;
    if (!(await insertSource(tx, { name, label, area, keyHash, adapter, department, registeredBy })))
      throw new AppError('source.exists', name);
    const detail = { label, adapter, department };
    await app.audit({ action: 'source.registered', object: `source:${name}`, areaCode, detail }, request, tx);
  });
  return { name, key };
}

/** Gives a source another key; the one before works no more. Throws `notFound`. */
export async function rotateKey(
  app: FastifyInstance,
  request: FastifyRequest,
  name: string,
): Promise<SourceKey> {
  const areaCode = await areaOf(app, request, name);
  const { key, keyHash } = newKey();
  await app.inScope(request.session, async (tx) => {
    await setSourceKey(tx, name, keyHash);
    await app.audit({ action: 'source.keyChanged', object: `source:${name}`, areaCode }, request, tx);
  });
  return { name, key };
}

/** Changes what is registered of a source, or switches it off and on. Throws `notFound`. */
export async function change(
  app: FastifyInstance,
  request: FastifyRequest,
  name: string,
  changes: SourceChange,
): Promise<Source> {
  const areaCode = await areaOf(app, request, name);
  if (changes.adapter !== undefined) checkAdapter(app, changes.adapter);
  return app.inScope(request.session, async (tx) => {
    await changeSource(tx, name, changes);
    const object = `source:${name}`;
    await app.audit({ action: 'source.changed', object, areaCode, detail: { ...changes } }, request, tx);
    const source = (await sourcesIn(app, tx, request.session, Date.now())).find((one) => one.name === name);
    if (source === undefined) throw new AppError('notFound', `Source ${name}`);
    return source;
  });
}

async function areaOf(app: FastifyInstance, { session }: FastifyRequest, name: string): Promise<string> {
  const found = await findRegistered(app.pool, name, session);
  if (found === null || ours.test(name)) throw new AppError('notFound', `Source ${name}`);
  return areaCodeOfKey(found.area);
}

function checkAdapter(app: FastifyInstance, adapter: string | null): void {
  if (adapter !== null && !app.adapters.has(adapter)) throw new AppError('notFound', `Adapter ${adapter}`);
}
