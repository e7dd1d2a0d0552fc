import { PassThrough } from 'node:stream';
import multipart from '@fastify/multipart';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { type CameraImportLine, CameraImportOptions } from '@fengqiao/contract/camera-imports';
import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import { Value } from 'typebox/value';
import { AppError, errorBody, toAppError } from '../../../plugins/errors.ts';
import type { RolePolicy } from '../../../plugins/policy.ts';
import { runCameraImport } from './run-camera-import.ts';
import { cameraTemplate, templateName } from './template.ts';

const keepers: RolePolicy = { roles: ['operator', 'leader', 'head', 'systemAdmin'], reach: 'subtree' };
const tags = ['cameras', 'imports'];
/** 31,000 cameras make 6 MB; the file is held in memory. */
const largestFile = 40 * 1024 * 1024;
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** `POST /api/camera-imports` (multipart: options, file) and the form to fill in. */
export const cameraImportRoutes: FastifyPluginAsyncTypebox = async (app) => {
  await app.register(multipart, {
    limits: { files: 1, fileSize: largestFile, fields: 2, fieldSize: 100_000, parts: 3 },
  });

  app.post(
    '/api/camera-imports',
    {
      config: { policy: { ...keepers, audit: 'camera.imported' } },
      schema: { tags, consumes: ['multipart/form-data'], produces: ['application/x-ndjson'] },
    },
    async (request, reply) => {
      const { bytes, options } = await receive(request);
      const gone = new AbortController();
      const answer = new PassThrough();
      answer.on('close', () => gone.abort());
      const tell = (line: CameraImportLine): void => {
        if (!answer.destroyed) answer.write(`${JSON.stringify(line)}\n`);
      };
      const job = { bytes, options, session: request.session, actor: request, tell, signal: gone.signal };
      void runCameraImport(app, job)
        .then(
          (report) => tell({ type: 'done', report }),
          (error: unknown) => {
            if (gone.signal.aborted) return;
            const refusal = toAppError(error);
            if (refusal.code === 'internal') request.log.error({ err: error }, 'an import of cameras failed');
            tell({ type: 'failed', ...errorBody(refusal, request.id) });
          },
        )
        .finally(() => answer.end());
      return reply
        .type('application/x-ndjson; charset=utf-8')
        .header('cache-control', 'no-store')
        .send(answer);
    },
  );

  app.get(
    '/api/camera-imports/template',
    { config: { policy: keepers }, schema: { tags, response: { 200: Type.Any() } } },
    (_request, reply) =>
      reply
        .type(spreadsheet)
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(templateName)}`)
        .send(cameraTemplate()),
  );
};

/** Reads the form into memory. Throws `request.invalid`, `request.tooLarge`, `import.badMapping`. */
async function receive(request: FastifyRequest): Promise<{ bytes: Buffer; options: CameraImportOptions }> {
  if (!request.isMultipart()) throw new AppError('request.unsupported', 'multipart/form-data');
  let bytes: Buffer | null = null;
  let options: unknown = { dryRun: true };
  try {
    for await (const part of request.parts()) {
      if (part.type === 'file') bytes = await part.toBuffer();
      else if (part.fieldname === 'options') options = parsed(String(part.value));
    }
  } catch (error) {
    if (error instanceof AppError) throw error;
    if ((error as { code?: string }).code === 'FST_REQ_FILE_TOO_LARGE')
      throw new AppError('request.tooLarge', `${largestFile / 1024 / 1024} MB`);
    throw new AppError('request.invalid', 'the form is cut off or is none');
  }
  if (bytes === null) throw new AppError('request.invalid', 'the form has no file');
  if (!Value.Check(CameraImportOptions, options)) {
    const [fault] = Value.Errors(CameraImportOptions, options);
    throw new AppError(
      'import.badMapping',
      `${fault?.instancePath || '/'} ${fault?.message ?? 'does not fit'}`,
    );
  }
  return { bytes, options };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new AppError('import.badMapping', 'options must be JSON');
  }
}
