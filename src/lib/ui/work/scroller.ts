/** The element whose scrolling moves `node`; null is the window. */
export function scrollerOf(node: Element): HTMLElement | null {
	for (let parent = node.parentElement; parent && parent !== document.body; parent = parent.parentElement) {
		if (/(auto|scroll|overlay)/.test(getComputedStyle(parent).overflowY)) return parent;
	}
	return null;
}

/** How far `node` begins below the top of what its scroller scrolls, px. */
export function offsetIn(scroller: HTMLElement, node: Element): number {
	return (
		node.getBoundingClientRect().top -
		scroller.getBoundingClientRect().top -
		scroller.clientTop +
		scroller.scrollTop
	);
}
