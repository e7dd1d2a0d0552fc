import { createRequire } from 'node:module';
import { TypeBoxValidatorCompiler } from '@fastify/type-provider-typebox';
import type { FastifySchema, FastifySchemaCompiler, FastifySerializerCompiler } from 'fastify';

type Compiled<A, B> = (value: A) => B;

/** Made when it is called for the first time. */
function whenUsed<A, B>(make: () => Compiled<A, B>): Compiled<A, B> {
  let made: Compiled<A, B> | undefined;
  return (value) => {
    made ??= make();
    return made(value);
  };
}

/** What fastify itself makes serializers with; it does not export it. */
const ofFastify = createRequire(createRequire(import.meta.url).resolve('fastify'));
const serializers = ofFastify('@fastify/fast-json-stringify-compiler') as () => (
  schemas: object,
  options: object,
) => FastifySerializerCompiler<FastifySchema>;
const makeSerializer = serializers()({}, {});

/**
 * Schemas are compiled when a route is asked for the first time, a few milliseconds each: those of all routes together, HEAD
 * included, kept a gateway that was killed from answering for longer than everything else that it does before.
 */
export const validatorWhenUsed: FastifySchemaCompiler<FastifySchema> = (route) =>
  whenUsed(() => TypeBoxValidatorCompiler(route as never) as Compiled<unknown, never>);

/** The same for answers. */
export const serializerWhenUsed: FastifySerializerCompiler<FastifySchema> = (route) =>
  whenUsed(() => makeSerializer(route));
