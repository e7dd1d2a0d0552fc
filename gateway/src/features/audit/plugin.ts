import fp from 'fastify-plugin';
import { lastHeadStands, writeHeadDown } from './heads.ts';
import { noteRules } from './note-rules.ts';
import { VerifierRun } from './verifier-run.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** The verifier as it runs for the pages. */
    auditVerifier: VerifierRun;
  }
}

const hourMs = 3_600_000;

/** Compares the rules with those of the last start, and writes the head of the audit log down each full hour, so also at the end of each day, and when a gateway that listens comes and goes. */
export const auditHeadsPlugin = fp(
  async (app) => {
    const verifier = new VerifierRun(app);
    app.decorate('auditVerifier', verifier);
    const write = () =>
      writeHeadDown(app).catch((error: unknown) =>
        app.log.error({ err: error }, 'the head of the audit log could not be written down'),
      );
    let timer: NodeJS.Timeout | undefined;
    const atFullHour = (): void => {
      timer = setTimeout(() => void write().finally(atFullHour), hourMs - (Date.now() % hourMs) + 50);
      timer.unref();
    };
    let listening = false;
    app.addHook('onListen', async () => {
      listening = true;
      const stands = await lastHeadStands(app).catch((error: unknown) => {
        app.log.error({ err: error }, 'the audit log could not be compared with the heads written down');
        return true;
      });
      if (!stands)
        app.log.error('the audit log no longer holds the head that was written down: npm run audit:verify');
      await noteRules(app).catch((error: unknown) =>
        app.log.error({ err: error }, 'the rules could not be compared with those of the last start'),
      );
      await write();
      atFullHour();
    });
    app.addHook('preClose', async () => {
      clearTimeout(timer);
      await verifier.close();
      if (listening) await write();
    });
  },
  { name: 'audit-heads', dependencies: ['audit', 'db', 'profile'] },
);
