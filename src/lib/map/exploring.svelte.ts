import type { Map as MapLibreMap, MapMouseEvent } from 'maplibre-gl';
import { formatCount, getLocale, m } from '$lib/i18n';
import { openCluster } from './camera';
import type { Hits } from './hits';
import type { Pixel } from './stacks';
import type { CardContent, MapPadding } from './types';

/** A thumb may miss by this many pixels, a mouse pointer by that many; the keyboard looks around the centre. */
const SLACK = { touch: 12, pen: 6, mouse: 2, keyboard: 40 };
/** Below this width a card takes the whole width of the map. */
const NARROW = 640;
const CARD_WIDTH = 360;

export interface Hover extends Pixel {
	key: string;
	content: CardContent;
}
export interface Card {
	title: string;
	ordinals: number[];
	/** Where it stands, so as not to cover what it speaks of. */
	corner: 'left' | 'right' | 'top' | 'foot';
}
/** What exploring must know of the map it happens on, read anew each time. */
export interface Surroundings {
	readonly map: MapLibreMap | undefined;
	readonly size: { width: number; height: number };
	readonly padding: MapPadding;
	readonly highlighted: number | null;
	hits(at: Pixel, slack: number): Hits | null;
	cardFor(ordinal: number): Promise<CardContent> | CardContent;
	open(ordinal: number): void;
	highlight(ordinal: number | null): void;
	tell(text: string): void;
}

const count = (n: number) => formatCount(n, getLocale());

/** What a person finds on the map, by mouse, thumb or keyboard: a card under the pointer, and a card that lists a place's works. */
export class Exploring {
	hover: Hover | null = $state.raw(null);
	card: Card | null = $state.raw(null);
	legendOpen = $state(false);
	readonly #around: Surroundings;
	#pointer: 'mouse' | 'touch' | 'pen' = 'mouse';
	#frame = 0;
	/** Counts what was pointed at, so that a card that comes late is not shown for what was left behind. */
	#turn = 0;

	constructor(around: Surroundings) {
		this.#around = around;
	}

	get narrow(): boolean {
		return this.#around.size.width < NARROW;
	}

	pointerUsed = ({ pointerType }: PointerEvent): void => {
		this.#pointer = pointerType === 'touch' || pointerType === 'pen' ? pointerType : 'mouse';
	};

	moved = ({ point: { x, y } }: MapMouseEvent): void => {
		if (this.#pointer !== 'mouse') return;
		cancelAnimationFrame(this.#frame);
		this.#frame = requestAnimationFrame(() => void this.#pointAt({ x, y }));
	};

	left = (): void => {
		cancelAnimationFrame(this.#frame);
		this.#turn++;
		if (this.#around.highlighted !== null) this.#around.highlight(null);
		this.hover = null;
	};

	async #pointAt(at: Pixel): Promise<void> {
		const hits = this.#around.hits(at, SLACK.mouse);
		if (hits?.cluster) {
			const title = m.map_cluster({ count: count(hits.cluster.count) });
			this.hover = { key: title, content: { title, lines: [m.map_cluster_hint()] }, ...at };
			return;
		}
		const [top, ...others] = hits?.ordinals ?? [];
		if (top === undefined) {
			this.left();
			return;
		}
		const key = `${top} ${others.length}`;
		if (this.hover?.key === key) {
			this.hover = { ...this.hover, ...at };
			return;
		}
		this.#around.highlight(top);
		const turn = ++this.#turn;
		// What the open card lists needs no second card.
		if (this.card?.ordinals.includes(top)) {
			this.hover = null;
			return;
		}
		const { title, lines } = await this.#around.cardFor(top);
		if (turn !== this.#turn) return;
		const more = others.length > 0 ? [m.map_more_here({ count: count(others.length) })] : [];
		this.hover = { key, content: { title, lines: [...lines, ...more] }, ...at };
	}

	clicked = ({ point }: MapMouseEvent): void => {
		const { map, padding } = this.#around;
		const hits = this.#around.hits(point, SLACK[this.#pointer]);
		const [first, ...others] = hits?.ordinals ?? [];
		if (map && hits?.cluster) openCluster(map, hits.cluster.bounds, padding);
		else if (!hits || first === undefined) this.closeCard();
		else if (others.length === 0 && this.#pointer === 'mouse') {
			this.closeCard();
			this.#around.open(first);
		} else this.#list(hits.ordinals, m.map_here_count({ count: count(hits.ordinals.length) }), point);
	};

	/** Enter, with the focus on the map, does what a tap on its centre would do. */
	keyPressed = (event: KeyboardEvent): void => {
		const { map, size, padding } = this.#around;
		if (!map || event.target !== map.getCanvas()) return;
		if (event.key === 'Escape') this.closeCard();
		if (event.key !== 'Enter') return;
		event.preventDefault();
		const center = { x: size.width / 2, y: size.height / 2 };
		const hits = this.#around.hits(center, SLACK.keyboard);
		if (hits?.cluster) openCluster(map, hits.cluster.bounds, padding);
		else if (!hits || hits.ordinals.length === 0) this.#around.tell(m.map_center_none());
		else this.#list(hits.ordinals, m.map_center_count({ count: count(hits.ordinals.length) }), center);
	};

	#list(ordinals: number[], title: string, at: Pixel): void {
		const { size, padding } = this.#around;
		const besides = at.x < CARD_WIDTH ? 'right' : 'left';
		const above = at.y < (size.height - padding.bottom) / 2 ? 'foot' : 'top';
		this.#turn++;
		this.hover = null;
		if (this.narrow) this.legendOpen = false;
		this.card = {
			ordinals,
			title: ordinals.length === 1 ? m.map_here() : title,
			corner: this.narrow ? above : besides
		};
	}

	/** The focus goes back to the map if it was in the card. */
	closeCard = (): void => {
		const { map } = this.#around;
		const element = map?.getContainer().parentElement?.querySelector('[data-testid="map-card"]');
		const hadFocus = element?.contains(document.activeElement);
		this.card = null;
		if (hadFocus) map?.getCanvas().focus({ preventScroll: true });
	};

	/** Other works are chosen: what was found may be gone. */
	forget(): void {
		this.#turn++;
		this.card = this.hover = null;
	}
}
