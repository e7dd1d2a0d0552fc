import type { DocumentFormat } from '@fengqiao/contract/documents';
import type { Meeting } from '@fengqiao/contract/meetings';
import type { Pack } from '@fengqiao/contract/packs';
import type { Language } from '@fengqiao/contract/reference';
import type { FileFormat } from '@fengqiao/contract/tables';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { documentKind, minutesKind } from '../documents/document-kinds.ts';
import { countingTemplate } from '../documents/templates.ts';
import { packFile } from '../tables/pack-file.ts';
import { minutesPages } from './minutes-pages.ts';
import { packOfMeeting } from './pack-of-meeting.ts';
import { readMeeting } from './read-meetings.ts';

export interface MeetingFile {
  file: Buffer;
  /** Without its ending. */
  name: string;
}

/** The frozen figures as a file, under the letterhead of minutes. Throws `notFound`, `meeting.noPack`, `pack.broken`, `document.noGlyph`. */
export async function packFileOf(
  app: FastifyInstance,
  request: FastifyRequest,
  id: string,
  format: FileFormat,
  language: Language,
): Promise<MeetingFile> {
  const { session } = request;
  const meeting = await readMeeting(app, session, id, language);
  const pack = await packOfMeeting(app, session, id, language);
  return made(app, request, meeting, { pack, format, language, title: meeting.title });
}

/** The minutes as a file; they name the frozen figures that the meeting went by. Throws `notFound`, `document.noGlyph`. */
export async function minutesFileOf(
  app: FastifyInstance,
  request: FastifyRequest,
  id: string,
  format: DocumentFormat,
  language: Language,
): Promise<MeetingFile> {
  const meeting = await readMeeting(app, request.session, id, language);
  const pages = minutesPages(meeting, language);
  const { head } = meeting.pack;
  // Minutes of a meeting without figures name none.
  const bare = {
    id: '—',
    kind: 'minutes',
    areaCode: meeting.areaCode,
    areaName: meeting.areaName,
    profile: app.profile.id,
    profileVersion: app.profile.version,
    from: meeting.from,
    until: meeting.until,
    takenAt: meeting.openedAt ?? meeting.plannedAt,
    through: 0,
    sha256: '—',
  };
  const pack: Pack = { ...(head ?? bare), pages };
  const title = language === 'zh' ? `${meeting.title}会议纪要` : `${meeting.title}: minutes`;
  return made(app, request, meeting, { pack, format, language, title });
}

async function made(
  app: FastifyInstance,
  request: FastifyRequest,
  { id, areaCode }: Meeting,
  { pack, format, language, title }: { pack: Pack; format: FileFormat; language: Language; title: string },
): Promise<MeetingFile> {
  const { session } = request;
  const kind = documentKind(app.profile, minutesKind);
  const template = await app.readScope(session, (tx) => countingTemplate(tx, areaCode, kind));
  const file = await packFile(pack, format, {
    title,
    language,
    author: session.displayName,
    at: new Date(),
    drill: app.config.drill,
    template: template.bytes,
  });
  await app.inScope(session, (tx) =>
    app.audit(
      { action: 'meeting.fetched', object: `meeting:${id}`, areaCode, detail: { title, format } },
      request,
      tx,
    ),
  );
  return { file, name: title };
}
