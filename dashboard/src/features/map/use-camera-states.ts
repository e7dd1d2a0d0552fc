import type { CameraStates } from '@fengqiao/contract/map-camera-states';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { cameraStatesQuery } from './api.ts';
import { cameraZoom } from './camera-layers.ts';
import type { ViewBox } from './map-view.ts';

interface StateTarget {
  setCameraStates(states: CameraStates | null): void;
}

/** Marks the cameras of the picture that answer and those that do not, once they stand for themselves. */
export function useCameraStates(target: StateTarget | null, box: ViewBox | null, enabled: boolean): void {
  // Cells and cameras are asked for by the same snapped box, whose zoom is that of a usual display.
  const near = enabled && box !== null && box.zoom >= cameraZoom(1);
  const { data } = useQuery({ ...cameraStatesQuery(box?.bbox ?? ''), enabled: near });
  useEffect(() => {
    target?.setCameraStates(near ? (data ?? null) : null);
  }, [target, near, data]);
}
