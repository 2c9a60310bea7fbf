/// <reference types="@sveltejs/kit" />
/// <reference no-default-lib="true"/>
/// <reference lib="esnext" />
/// <reference lib="webworker" />
/**
 * What the site does without a network. Everything kept belongs to one build of the site and is kept whole: a download that breaks off leaves
 * the old build in force, and a new one waits until the reader takes it. Nothing here knows DuckDB: its files are never kept.
 */
import { base, build, version } from '$service-worker';
import { fingerprint } from './fingerprint';
import { keepRelease, releaseFile } from './release-files';
import { keepPages, keepShell, keptOrFetched, page } from './shell';

const worker = globalThis as unknown as ServiceWorkerGlobalScope;
const shell = `plomada-shell-${version}-${fingerprint(build.join('\n'))}`;
/** Scripts, styles, letters, the base map, icons; and the data a page is drawn from. */
const OF_THE_BUILD =
	/^\/(?:_app\/immutable\/|base\/|icons\/|favicon\.svg|theme\.js|manifest\.webmanifest)|\/__data\.json$/;

/** What a page asks of this worker. */
export type Order =
	/** Take over now: the reader wants the new version. */
	| { order: 'take-over' }
	/** Keep the pages of a language, and these files of a release. */
	| { order: 'keep'; locale: 'es' | 'en'; release: string; files: string[] };

worker.addEventListener('install', (event) => event.waitUntil(keepShell(shell, base)));

worker.addEventListener('activate', (event) =>
	event.waitUntil(
		caches
			.keys()
			.then((names) =>
				Promise.all(
					names
						.filter((name) => name.startsWith('plomada-shell-') && name !== shell)
						.map((name) => caches.delete(name))
				)
			)
	)
);

worker.addEventListener('message', (event) => {
	const message = event.data as Order;
	if (message.order === 'take-over') event.waitUntil(worker.skipWaiting());
	else
		event.waitUntil(
			Promise.all([
				keepPages(shell, base, message.locale),
				keepRelease(`${base}/data/${message.release}/`, message.files)
			]).then(
				() => event.source?.postMessage({ kept: true }),
				(thrown: unknown) => event.source?.postMessage({ kept: false, why: String(thrown) })
			)
		);
});

worker.addEventListener('fetch', (event) => {
	const { request } = event;
	const url = new URL(request.url);
	if (request.method !== 'GET' || url.origin !== location.origin) return;
	const path = url.pathname;
	if (path.startsWith(`${base}/data/`)) {
		// The list of releases is the one file there that changes: the network's, or none.
		if (path !== `${base}/data/index.json`) event.respondWith(releaseFile(request));
	} else if (request.mode === 'navigate') event.respondWith(page(shell, base, request));
	else if (OF_THE_BUILD.test(path.slice(base.length))) event.respondWith(keptOrFetched(shell, request));
});
