import { isLocated, type Work } from '../domain';
import type { ExportFacts } from './facts';
import { jsonText } from './json-text';
import type { TextFormat } from './text-format';

/**
 * A FeatureCollection (RFC 7946) with one feature per work. A work on the map is a Point, longitude first; one that is not has
 * `geometry: null`, so that none is lost. Properties are the columns of `works`, money in whole centavos as they are published. The foreign member
 * `plomada` (RFC 7946, 6.1) says what was exported.
 */
export const GEOJSON: TextFormat = {
	type: 'application/geo+json',
	head: (facts) => `{"type":"FeatureCollection",\n"plomada":${jsonText(aboutOf(facts))},\n"features":[`,
	writer: () => (work) => jsonText(featureOf(work)),
	first: '\n',
	between: ',\n',
	tail: '\n]}\n'
};

function aboutOf(facts: ExportFacts) {
	const {
		release,
		title,
		issued,
		demonstration,
		filter,
		query,
		measure,
		works,
		amount,
		withoutAmount,
		unlocated,
		sources
	} = facts;
	return {
		release,
		title,
		issued,
		demonstration,
		filter,
		query,
		measure,
		works,
		amount_centavos: amount,
		without_amount: withoutAmount,
		unlocated,
		unlocated_note: 'geometry: null',
		money_unit: 'MXN centavos (1/100 peso)',
		sources
	};
}

function featureOf(work: Work) {
	const { lon, lat } = work;
	const isPlaced = isLocated(work.location_quality) && lon !== null && lat !== null;
	return {
		type: 'Feature',
		id: work.id,
		geometry: isPlaced ? { type: 'Point', coordinates: [lon, lat] } : null,
		// A row as it is read: its members are the columns, in their order.
		properties: work
	};
}
