import { base } from '$app/paths';
import type { Manifest } from '$lib/domain';
import { manifestOfCurrent } from '$lib/queries';
import { getLocale } from '$lib/i18n';
import { savesData } from '../shell/device';
import { filesToKeep } from './files-to-keep';

/** What the device keeps of the site, and whether a newer version waits to be taken. */
class Offline {
	/** `kept`: pages and release are on the device. */
	state = $state<'unknown' | 'keeping' | 'kept' | 'failed'>('unknown');
	/** A newer version is here and waits for the reader. */
	waiting = $state.raw<ServiceWorker | null>(null);
	#registration: Promise<ServiceWorkerRegistration | null> | null = null;

	/** Once the page has shown what was asked for: nothing of this competes with it. */
	register(): Promise<ServiceWorkerRegistration | null> {
		return (this.#registration ??= this.#register());
	}

	/** Keeps the pages of this language and a release: the one the page holds, else the current one. */
	async keep(held: Manifest | null = null): Promise<void> {
		const registration = await this.register();
		if (!registration || this.state !== 'unknown') return;
		this.state = 'keeping';
		const { active } = await navigator.serviceWorker.ready;
		const manifest = held ?? (await currentManifest());
		if (!manifest) {
			this.state = 'failed';
			return;
		}
		navigator.serviceWorker.addEventListener('message', ({ data }: MessageEvent<{ kept?: boolean }>) => {
			if (data.kept !== undefined) this.state = data.kept ? 'kept' : 'failed';
		});
		// Otherwise messages wait until every part of the page has loaded.
		navigator.serviceWorker.startMessages();
		active?.postMessage({
			order: 'keep',
			locale: getLocale(),
			release: manifest.id,
			files: filesToKeep(manifest, savesData())
		});
	}

	/** The reader takes the new version: the page begins anew with it. */
	takeOver(): void {
		navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
		this.waiting?.postMessage({ order: 'take-over' });
	}

	async #register(): Promise<ServiceWorkerRegistration | null> {
		if (!('serviceWorker' in navigator)) return null;
		try {
			const registration = await navigator.serviceWorker.register(`${base}/service-worker.js`);
			const look = () => {
				// Without a controller this is the first visit: nothing older is in force.
				if (registration.waiting && navigator.serviceWorker.controller) this.waiting = registration.waiting;
			};
			look();
			retryFirst(registration);
			registration.addEventListener('updatefound', () =>
				registration.installing?.addEventListener('statechange', look)
			);
			return registration;
		} catch {
			// A browser that refuses (private windows, plain http): the site works as it does without.
			return null;
		}
	}
}

/** Milliseconds. */
const RETRY_AFTER = [5_000, 20_000, 60_000];

/** A first visit whose files came only in part is kept by nobody: the browser drops the worker, so it is asked for again. */
function retryFirst(registration: ServiceWorkerRegistration, tries = 0): void {
	const { installing } = registration;
	const wait = RETRY_AFTER[tries];
	if (!installing || registration.active || wait === undefined) return;
	installing.addEventListener('statechange', () => {
		if (installing.state !== 'redundant') return;
		setTimeout(() => {
			void navigator.serviceWorker.register(`${base}/service-worker.js`).then(
				(again) => retryFirst(again, tries + 1),
				() => undefined
			);
		}, wait);
	});
}

/** Null without a network: what was kept before stays. */
async function currentManifest(): Promise<Manifest | null> {
	try {
		return await manifestOfCurrent(`${base}/data`);
	} catch {
		return null;
	}
}

export const offline = new Offline();
