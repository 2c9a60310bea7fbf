import { pesosText, type WorkProfile } from '$lib/domain';
import { getLocale } from '$lib/i18n';
import { whatAndWhere } from './words';

/**
 * A work for search engines, in the words of schema.org: a Project with its place, its owner, its money (a MonetaryGrant) and the file that
 * says so (a Dataset). What is not known is left out.
 */
export function structuredData(profile: WorkProfile, address: string): Record<string, unknown> {
	const { location, source, release, agency, contractor, investment } = profile;
	const started = profile.stages.find(({ kind }) => kind === 'started')?.date;
	const finished = profile.stages.find(({ kind }) => kind === 'finished')?.date;
	const place = profile.locality ?? profile.municipality;
	return {
		'@context': 'https://schema.org',
		'@type': 'Project',
		'@id': address,
		url: address,
		inLanguage: getLocale(),
		...known('name', profile.title),
		description: whatAndWhere(profile),
		identifier: { '@type': 'PropertyValue', propertyID: source.id, value: profile.id },
		...known('foundingDate', started),
		...known('dissolutionDate', finished),
		...known('parentOrganization', agency && { '@type': 'GovernmentOrganization', name: agency.name }),
		...known('member', contractor && { '@type': 'Organization', name: contractor.name }),
		...known(
			'funding',
			investment === null
				? null
				: {
						'@type': 'MonetaryGrant',
						amount: { '@type': 'MonetaryAmount', currency: 'MXN', value: pesosText(investment) },
						...known('name', profile.program)
					}
		),
		...known(
			'location',
			place && {
				'@type': 'Place',
				name: place.name,
				address: {
					'@type': 'PostalAddress',
					addressCountry: 'MX',
					...known('addressLocality', profile.municipality?.name)
				},
				...known(
					'geo',
					location.lon === null || location.lat === null
						? null
						: { '@type': 'GeoCoordinates', latitude: location.lat, longitude: location.lon }
				)
			}
		),
		subjectOf: {
			'@type': 'Dataset',
			name: source.title,
			description: `${source.title}, ${source.publisher}. ${release.id}`,
			version: release.id,
			datePublished: release.issued,
			...known(
				'publisher',
				source.publisher === '' ? null : { '@type': 'Organization', name: source.publisher }
			),
			...known('license', source.license?.path),
			...known('url', source.path)
		}
	};
}

const known = (name: string, value: unknown): Record<string, unknown> =>
	value === null || value === undefined ? {} : { [name]: value };

/**
 * JSON that may stand in a `<script>` data block: nothing in it can end the block, open a comment, or be taken for an entity, whatever the
 * data say.
 */
export const scriptJson = (value: unknown): string =>
	JSON.stringify(value).replace(
		/[<>&\u2028\u2029]/g,
		(sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`
	);
