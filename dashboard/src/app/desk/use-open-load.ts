import { useQuery } from '@tanstack/react-query';
import { cameraNameQuery } from '../../features/wall/api.ts';
import { loadOf, type WallLoad } from '../../lib/wall-load.ts';
import { useDeskSearch } from './use-desk-search.ts';

/** What of the desk is open and could go to the wall: the case, else the camera; null = nothing. */
export function useOpenLoad(): WallLoad | null {
  const { search } = useDeskSearch();
  const { data: camera } = useQuery({
    ...cameraNameQuery(search.camera ?? ''),
    enabled: search.camera !== undefined,
  });
  if (search.case !== undefined) return loadOf({ kind: 'case', caseCode: search.case }, search.case);
  return camera && !camera.private ? loadOf({ kind: 'camera', cameraId: camera.id }, camera.name) : null;
}
