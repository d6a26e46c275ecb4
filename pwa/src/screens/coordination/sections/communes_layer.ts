/** The communes of the territory on a map: thin lines under its discs, and names where they have room. */
import type { LayerGroup, Map as LeafletMap, Polygon } from 'leaflet';
import { ringOf, withRoom } from './outlines';

type Leaflet = typeof import('leaflet');

/** Between the pictures (200) and the discs (400). */
const [LINES, NAMES] = ['350', '360'];

export class CommunesLayer {
  readonly #lines: LayerGroup;
  readonly #labels: LayerGroup;
  #drawn = new Map<string, Polygon>();
  #names: Record<string, string> = {};

  constructor(
    readonly L: Leaflet,
    readonly map: LeafletMap,
  ) {
    for (const [name, level] of [['communes', LINES], ['communes-names', NAMES]] as const) {
      const pane = map.createPane(name);
      pane.style.zIndex = level;
      pane.setAttribute('aria-hidden', 'true'); // the table of places says where
    }
    this.#lines = L.layerGroup().addTo(map);
    this.#labels = L.layerGroup().addTo(map);
    map.on('zoomend', () => this.#label());
  }

  /** Draws these communes, and no others. */
  show(communes: Record<string, number[][]>): void {
    this.#lines.clearLayers();
    const of = ([code, lines]: [string, number[][]]): [string, Polygon] => [
      code,
      this.L.polygon(lines.map(ringOf), { pane: 'communes', className: 'commune' }).bindTooltip(() => asText(this.#names[code] ?? ''), { sticky: true }),
    ];
    this.#drawn = new Map(Object.entries(communes).map(of));
    for (const one of this.#drawn.values()) this.#lines.addLayer(one);
    this.#label();
  }

  /** What communes are called, by INSEE code. */
  call(names: Record<string, string>): void {
    this.#names = names;
    this.#label();
  }

  #label(): void {
    this.#labels.clearLayers();
    const letter = Number.parseFloat(getComputedStyle(this.map.getContainer()).fontSize);
    const all = [...this.#drawn].map(([code, polygon]) => {
      const box = polygon.getBounds();
      const [from, to] = [box.getNorthWest(), box.getSouthEast()].map((corner) => this.map.project(corner));
      const at = polygon.getCenter();
      const { x, y } = this.map.project(at);
      return { name: this.#names[code] ?? '', at, x, y, width: to!.x - from!.x, height: to!.y - from!.y };
    });
    for (const { name, at } of withRoom(all, letter)) {
      const icon = this.L.divIcon({ className: 'commune-name', html: asText(name), iconSize: [0, 0] });
      this.#labels.addLayer(this.L.marker(at, { pane: 'communes-names', icon, interactive: false, keyboard: false }));
    }
  }
}

/** Leaflet would read a string as HTML. */
const asText = (name: string): HTMLElement => {
  const text = document.createElement('span');
  text.textContent = name;
  return text;
};
