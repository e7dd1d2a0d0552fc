import { readFileSync } from 'node:fs';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import Fastify, { type FastifyInstance, type FastifyServerOptions, LogController } from 'fastify';
import type { Config } from './config.ts';
import { accountRoutes } from './features/accounts/routes.ts';
import { areaRoutes } from './features/areas/routes.ts';
import { auditHeadsPlugin } from './features/audit/plugin.ts';
import { auditRoutes } from './features/audit/routes.ts';
import { boardRoutes } from './features/boards/routes.ts';
import { cameraHealthRoutes } from './features/camera-health/routes.ts';
import { cameraUpstreamRoutes } from './features/camera-upstreams/routes.ts';
import { playRoutes } from './features/cameras/play-routes.ts';
import { cameraRoutes } from './features/cameras/routes.ts';
import { actRoutes } from './features/cases/acts/routes.ts';
import { caseRoutes } from './features/cases/routes.ts';
import { centreRegisterRoutes } from './features/centre-register/routes.ts';
import { centreRoutes } from './features/centres/routes.ts';
import { changeRoutes } from './features/changes/routes.ts';
import { checklistRoutes } from './features/checklists/routes.ts';
import { deadlinesPlugin } from './features/deadlines/plugin.ts';
import { decisionRoutes } from './features/decisions/routes.ts';
import { documentRoutes } from './features/documents/routes.ts';
import { drillPlugin } from './features/drill/plugin.ts';
import { drillRoutes } from './features/drill/routes.ts';
import { dutyRoutes } from './features/duty/routes.ts';
import { floorRoutes } from './features/floors/routes.ts';
import { healthRoutes } from './features/health/routes.ts';
import { version } from './features/health/service.ts';
import { adapterRoutes } from './features/imports/adapters/routes.ts';
import { cameraImportRoutes } from './features/imports/cameras/routes.ts';
import { folderPlugin } from './features/imports/folder/plugin.ts';
import { importsPlugin } from './features/imports/plugin.ts';
import { importRoutes } from './features/imports/routes.ts';
import { incidentRoutes } from './features/incidents/routes.ts';
import { indicatorRoutes } from './features/indicators/routes.ts';
import { ingestPlugin } from './features/ingest/plugin.ts';
import { ingestRoutes } from './features/ingest/routes.ts';
import { letterRoutes } from './features/letters/routes.ts';
import { mapLayerRoutes } from './features/map/layer-routes.ts';
import { mapRoutes } from './features/map/routes.ts';
import { meetingsPlugin } from './features/meetings/plugin.ts';
import { meetingRoutes } from './features/meetings/routes.ts';
import { onvifRoutes } from './features/onvif/routes.ts';
import { organisationRoutes } from './features/organisations/routes.ts';
import { presenceRoutes } from './features/presence/routes.ts';
import { profileRoutes } from './features/profiles/routes.ts';
import { quarantineRoutes } from './features/quarantine/routes.ts';
import { reconcilePlugin } from './features/rebuild/plugin.ts';
import { reconcileRoutes } from './features/rebuild/routes.ts';
import { recordingsPlugin } from './features/recordings/plugin.ts';
import { recordingRoutes } from './features/recordings/routes.ts';
import { referenceRoutes } from './features/reference/routes.ts';
import { regionRoutes } from './features/region/routes.ts';
import { reportsPlugin } from './features/reports/plugin.ts';
import { reportRoutes } from './features/reports/routes.ts';
import { retentionPlugin } from './features/retention/plugin.ts';
import { retentionRoutes } from './features/retention/routes.ts';
import { rightsRoutes } from './features/rights/routes.ts';
import { roomRoutes } from './features/rooms/routes.ts';
import { sessionRoutes } from './features/session/routes.ts';
import { setupRoutes } from './features/setup/routes.ts';
import { sourceRoutes } from './features/sources/routes.ts';
import { staffRoutes } from './features/staff/routes.ts';
import { streamNodeRoutes } from './features/stream-nodes/routes.ts';
import { tableFileRoutes } from './features/tables/file-routes.ts';
import { terminalRoutes } from './features/terminals/routes.ts';
import { tiandituRoutes } from './features/tianditu/routes.ts';
import { tierRulesFeature } from './features/tier-rules/plugin.ts';
import { tierRulesRoutes } from './features/tier-rules/routes.ts';
import { todoRoutes } from './features/todo/routes.ts';
import { topicsPlugin } from './features/topics/plugin.ts';
import { topicRoutes } from './features/topics/routes.ts';
import { viewingRoutes } from './features/viewings/routes.ts';
import { wallAlarmsPlugin } from './features/wall-alarms/plugin.ts';
import { wallAlarmRoutes } from './features/wall-alarms/routes.ts';
import { wallPairingRoutes } from './features/wall-pairings/routes.ts';
import { wallReportRoutes } from './features/wall-reports/routes.ts';
import { wallTileRoutes } from './features/wall-tiles/routes.ts';
import { wallsPlugin } from './features/walls/plugin.ts';
import { wallRoutes } from './features/walls/routes.ts';
import { auditPlugin } from './plugins/audit.ts';
import { authPlugin } from './plugins/auth.ts';
import { calendarPlugin } from './plugins/calendar.ts';
import { dbPlugin, type Pool } from './plugins/db.ts';
import { answerError, answerMalformed, errorsPlugin } from './plugins/errors.ts';
import { mediaPlugin } from './plugins/media.ts';
import { metricsPlugin } from './plugins/metrics.ts';
import { openapiPlugin } from './plugins/openapi.ts';
import { pagesPlugin } from './plugins/pages.ts';
import { placesPlugin } from './plugins/places.ts';
import { policyPlugin } from './plugins/policy.ts';
import { profilePlugin } from './plugins/profile.ts';
import { realtimePlugin } from './plugins/realtime.ts';
import { regionPlugin } from './plugins/region.ts';
import { serializerWhenUsed, validatorWhenUsed } from './plugins/schemas-when-used.ts';
import { securityPlugin } from './plugins/security.ts';
import { sourceMeterPlugin } from './plugins/source-meter.ts';
import { tierRulesPlugin } from './plugins/tier-rules.ts';

// What the app is decorated with, so that whoever builds it knows the types.
export type { deadlinesPlugin } from './features/deadlines/plugin.ts';
export type { drillPlugin } from './features/drill/plugin.ts';
export type { folderPlugin } from './features/imports/folder/plugin.ts';
export type { ingestPlugin } from './features/ingest/plugin.ts';
export type { meetingsPlugin } from './features/meetings/plugin.ts';
export type { reconcilePlugin } from './features/rebuild/plugin.ts';
export type { recordingsPlugin } from './features/recordings/plugin.ts';
export type { reportsPlugin } from './features/reports/plugin.ts';
export type { retentionPlugin } from './features/retention/plugin.ts';
export type { tierRulesFeature } from './features/tier-rules/plugin.ts';
export type { topicsPlugin } from './features/topics/plugin.ts';
export type { wallAlarmsPlugin } from './features/wall-alarms/plugin.ts';
export type { wallsPlugin } from './features/walls/plugin.ts';
export type { mediaPlugin } from './plugins/media.ts';
export type { PlacesCache } from './plugins/places.ts';
export type { RoutePolicy } from './plugins/policy.ts';
export type { profilePlugin } from './plugins/profile.ts';

/** What the app is made of; the pool has the application role and belongs to the caller. */
export interface AppDeps {
  config: Config;
  pool: Pool;
  logger?: FastifyServerOptions['logger'];
}

/** Largest body of a route that sets no limit of its own. */
const bodyLimit = 1_000_000;

/** The gateway without a port: plugins, then features, in this order. Never listens. */
export async function buildApp({ config, pool, logger }: AppDeps): Promise<FastifyInstance> {
  const app = Fastify({
    ...(config.tls === null
      ? {}
      : {
          http2: true,
          https: {
            allowHTTP1: true,
            cert: readFileSync(config.tls.certFile),
            key: readFileSync(config.tls.keyFile),
            // Whoever has no certificate is let in all the same: what needs one looks for it.
            ...(config.tls.clientCaFile === null
              ? {}
              : {
                  ca: readFileSync(config.tls.clientCaFile),
                  requestCert: true,
                  rejectUnauthorized: false,
                }),
          },
        }),
    logger: logger ?? false,
    logController: new LogController({ disableRequestLogging: true }),
    // The nearest hop alone: what stands further left in X-Forwarded-For was written by the client.
    trustProxy: config.trustProxy ? (_address: string, hop: number) => hop === 0 : false,
    bodyLimit,
    routerOptions: { maxParamLength: 120 },
    forceCloseConnections: 'idle',
    genReqId: () => crypto.randomUUID(),
    clientErrorHandler: answerMalformed,
    frameworkErrors: answerError,
  } as FastifyServerOptions).withTypeProvider<TypeBoxTypeProvider>();
  app.setValidatorCompiler(validatorWhenUsed);
  app.setSerializerCompiler(serializerWhenUsed);
  app.decorate('config', config);

  await app.register(errorsPlugin);
  await app.register(securityPlugin);
  await app.register(dbPlugin, { pool });
  await app.register(auditPlugin);
  await app.register(authPlugin);
  await app.register(policyPlugin);
  await app.register(openapiPlugin, { version });
  await app.register(metricsPlugin);
  await app.register(profilePlugin);
  await app.register(calendarPlugin);
  await app.register(tierRulesPlugin);
  await app.register(regionPlugin);
  await app.register(mediaPlugin);
  await app.register(placesPlugin);
  await app.register(sourceMeterPlugin);
  await app.register(ingestPlugin);
  await app.register(importsPlugin);
  await app.register(folderPlugin);
  await app.register(realtimePlugin);
  await app.register(auditHeadsPlugin);
  await app.register(retentionPlugin);
  await app.register(tierRulesFeature);
  await app.register(reconcilePlugin);
  await app.register(deadlinesPlugin);
  await app.register(recordingsPlugin);
  await app.register(topicsPlugin);
  await app.register(reportsPlugin);
  await app.register(meetingsPlugin);
  await app.register(wallAlarmsPlugin);
  await app.register(wallsPlugin);

  await app.register(healthRoutes);
  await app.register(sessionRoutes);
  await app.register(setupRoutes);
  await app.register(accountRoutes);
  await app.register(terminalRoutes);
  await app.register(referenceRoutes);
  await app.register(profileRoutes);
  await app.register(rightsRoutes);
  await app.register(areaRoutes);
  await app.register(centreRoutes);
  await app.register(floorRoutes);
  await app.register(roomRoutes);
  await app.register(cameraRoutes);
  await app.register(cameraUpstreamRoutes);
  await app.register(onvifRoutes);
  await app.register(playRoutes);
  await app.register(cameraHealthRoutes);
  await app.register(streamNodeRoutes);
  await app.register(recordingRoutes);
  await app.register(mapRoutes);
  await app.register(mapLayerRoutes);
  await app.register(tiandituRoutes);
  await app.register(regionRoutes);
  await app.register(indicatorRoutes);
  await app.register(tableFileRoutes);
  await app.register(presenceRoutes);
  await app.register(centreRegisterRoutes);
  await app.register(organisationRoutes);
  await app.register(staffRoutes);
  await app.register(dutyRoutes);
  await app.register(checklistRoutes);
  await app.register(incidentRoutes);
  await app.register(boardRoutes);
  await app.register(topicRoutes);
  await app.register(viewingRoutes);
  await app.register(wallRoutes);
  await app.register(wallAlarmRoutes);
  await app.register(wallReportRoutes);
  await app.register(wallPairingRoutes);
  await app.register(wallTileRoutes);
  await app.register(changeRoutes);
  await app.register(ingestRoutes);
  await app.register(caseRoutes);
  await app.register(actRoutes);
  await app.register(todoRoutes);
  await app.register(letterRoutes);
  await app.register(meetingRoutes);
  await app.register(decisionRoutes);
  await app.register(documentRoutes);
  await app.register(reportRoutes);
  await app.register(importRoutes);
  await app.register(adapterRoutes);
  await app.register(sourceRoutes);
  await app.register(cameraImportRoutes);
  await app.register(quarantineRoutes);
  await app.register(auditRoutes);
  await app.register(retentionRoutes);
  await app.register(tierRulesRoutes);
  await app.register(reconcileRoutes);
  // A drill holds no drill of its own.
  if (!config.drill) {
    const logged = logger === undefined ? {} : { logger };
    await app.register(drillPlugin, { build: (deps) => buildApp({ ...deps, ...logged }) });
    await app.register(drillRoutes);
  }
  await app.register(pagesPlugin);

  return app as unknown as FastifyInstance;
}

declare module 'fastify' {
  interface FastifyInstance {
    config: Config;
  }
}
