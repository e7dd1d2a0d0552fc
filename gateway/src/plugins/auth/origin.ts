import type { FastifyRequest } from 'fastify';

/** Origin of the page that sent a request, e.g. `https://centre.example:8443`; empty when its host is nonsense. */
export function originOf({ protocol, host }: Pick<FastifyRequest, 'protocol' | 'host'>): string {
  try {
    return new URL(`${protocol}://${host}`).origin;
  } catch {
    return '';
  }
}
