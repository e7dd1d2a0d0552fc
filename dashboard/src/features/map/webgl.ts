/** Whether this terminal can draw the map: WebGL 2, in hardware or software. Asked once per page. */
export function hasWebgl(): boolean {
  known ??= probe();
  return known;
}

let known: boolean | undefined;

function probe(): boolean {
  try {
    const context = document.createElement('canvas').getContext('webgl2');
    // Browsers keep only a few contexts; this one is given back.
    context?.getExtension('WEBGL_lose_context')?.loseContext();
    return context !== null;
  } catch {
    return false;
  }
}
