import type { Watermark } from '@fengqiao/contract/cameras';
import type { FastifyRequest } from 'fastify';

/** The zone of every clock that is drawn. */
const timeZone = 'Asia/Shanghai';

/** Who looks, as it stands over a recorded picture and in a saved one. */
export const watermarkOf = ({ session, ip }: FastifyRequest): Watermark => ({
  displayName: session.displayName,
  account: session.account,
  terminal: session.terminal?.name ?? ip,
  timeZone,
  viewing: null,
});
