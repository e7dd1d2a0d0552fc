/** How long the page's main thread was busy with the heat, told on the map itself for whoever measures: last update, and how many. */
class HeatTimer {
  #updates = 0;

  /** Runs an update and takes its time. */
  time(update: () => void): void {
    const begun = performance.now();
    update();
    const tookMs = performance.now() - begun;
    this.#updates += 1;
    for (const map of document.querySelectorAll<HTMLElement>('section[data-map-ready]')) {
      map.dataset.heatUpdateMs = tookMs.toFixed(2);
      map.dataset.heatUpdates = String(this.#updates);
    }
  }
}

export const heatTimer = new HeatTimer();
