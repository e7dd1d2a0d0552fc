import type { ScreenContent, ScreenInput } from '@fengqiao/contract/wall-tiles';
import type {
  Screen,
  ScreenChanged,
  ScreensChanged,
  ScreensInput,
  StoppedTour,
} from '@fengqiao/contract/walls';
import { wallsNow } from '@fengqiao/db/queries/wall-now';
import { endRun } from '@fengqiao/db/queries/wall-tours';
import { findScreens, setScreen } from '@fengqiao/db/queries/walls';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { restsUntil } from '../../domain/wall-schedule.ts';
import { changedPlaces, covers } from '../../domain/wall-tour.ts';
import { AppError } from '../../plugins/errors.ts';
import { checkContent } from './check-content.ts';
import { audit, type Command, log, workWall } from './command.ts';
import { resumeTours } from './resume-tours.ts';

/**
 * Puts content on a screen and tells everybody. Throws `notFound` for a screen, camera, case or area outside the session's subtree,
 * `wall.leased`, and what `refuseContent` finds (`wall.privateCamera` …).
 */
export function putScreen(
  app: FastifyInstance,
  request: FastifyRequest,
  wallId: string,
  screenId: string,
  input: ScreenInput,
): Promise<ScreenChanged> {
  return workWall(app, request, wallId, async (command) => {
    const { screens, before, stoppedTours } = await put(command, [{ id: screenId, ...input }]);
    const [screen, old] = [screens[0], before[0]];
    if (screen === undefined || old === undefined) throw noScreen(wallId, screenId);
    return { ...screen, before: contentOf(old), stoppedTours };
  });
}

/** The same for several screens, all of them or none; then begins the tours of `resume` again. Throws as `putScreen`. */
export function putScreens(
  app: FastifyInstance,
  request: FastifyRequest,
  wallId: string,
  { screens, resume = [] }: ScreensInput,
): Promise<ScreensChanged> {
  return workWall(app, request, wallId, async (command) => {
    const inputs = [...new Map(screens.map((screen) => [screen.id, screen])).values()];
    const changed = await put(command, inputs, () => resumeTours(command, resume));
    return { ...changed, before: changed.before.map((old) => ({ id: old.id, ...contentOf(old) })) };
  });
}

/** `afterwards`: what else belongs to the change, before it is written into the audit log. */
async function put(
  command: Command,
  inputs: readonly (ScreenInput & { id: string })[],
  afterwards: () => Promise<void> = async () => {},
): Promise<{ screens: Screen[]; before: Screen[]; stoppedTours: StoppedTour[] }> {
  const contents = inputs.map(({ id, layout, tiles, places = [] }) => ({
    id,
    layout,
    tiles,
    places: layout === 'free' ? places : [],
  }));
  const ids = contents.map(({ id }) => id);
  const before = await screensOf(command, ids);
  await checkContent(command, contents);
  const changed = await show(command, before, contents, async () => {
    for (const { name } of before) await log(command, { deed: 'screen.changed', object: name });
  });
  await afterwards();
  for (const { id, layout, tiles } of contents) {
    const cameras = tiles.flatMap((tile) => (tile.kind === 'camera' ? [tile.cameraId] : []));
    const others = tiles.flatMap(({ kind }) => (kind === 'camera' ? [] : [kind]));
    await audit(command, { layout, cameras, others }, { part: id });
  }
  return { ...changed, before };
}

const noScreen = (wallId: string, screenId: string): AppError =>
  new AppError('notFound', `Screen ${screenId} of wall ${wallId}`);

export const contentOf = ({ layout, tiles, places }: ScreenContent): ScreenContent => ({
  layout,
  tiles,
  places,
});

/** Screens of the wall in the order of the ids. Throws `notFound` for one that is not there. */
export async function screensOf({ client, wall }: Command, screenIds: readonly string[]): Promise<Screen[]> {
  const found = await findScreens(
    client,
    screenIds.map((screenId) => ({ wallId: wall.id, screenId })),
  );
  return screenIds.map((id) => {
    const screen = found.get(`${wall.id}/${id}`);
    if (screen === undefined) throw noScreen(wall.id, id);
    return screen;
  });
}

/**
 * Puts contents on screens whose content was `before`, and ends the tours that would cover what is new: whoever puts something up wants
 * to see it. `note` writes the deed itself, before anybody is told.
 */
export async function show(
  command: Command,
  before: readonly Screen[],
  contents: readonly (ScreenContent & { id: string })[],
  note: () => Promise<void>,
): Promise<{ screens: Screen[]; stoppedTours: StoppedTour[] }> {
  const { client, wall, request } = command;
  const stoppedTours = await endCovering(command, before, contents);
  await note();
  const screens: Screen[] = [];
  for (const { id, layout, tiles, places } of contents) {
    const { account } = request.session;
    const set = await setScreen(client, { wallId: wall.id, id, layout, tiles, places, account });
    if (set !== null) screens.push(set.screen);
  }
  return { screens, stoppedTours };
}

async function endCovering(
  command: Command,
  before: readonly Screen[],
  contents: readonly (ScreenContent & { id: string })[],
): Promise<StoppedTour[]> {
  const { client, wall } = command;
  const tours = (await wallsNow(client, [wall.id])).get(wall.id)?.tours ?? [];
  const covering = tours.filter((run) =>
    contents.some((content, index) => {
      const old = before[index];
      return old !== undefined && covers(run, content.id, changedPlaces(old, content));
    }),
  );
  for (const { tour } of covering) {
    await endRun(client, tour.id, restsUntil(tour.schedule, wall.now.getTime()));
    await log(command, { deed: 'tour.stopped', object: tour.name });
  }
  return covering.map(({ tour: { id, name } }) => ({ id, name }));
}
