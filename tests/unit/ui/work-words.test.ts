import { describe, expect, it } from 'vitest';
import { ladderOf, stagesOf, delayOf, type Lived, type WorkProfile } from '../../../src/lib/domain';
import {
	changeWords,
	durationWords,
	gapWords,
	lateWords,
	stageWords,
	timeWords,
	whatAndWhere
} from '../../../src/lib/ui/work-page/words';
import { embedCode } from '../../../src/lib/ui/work-page/embed-code';
import { qrPath } from '../../../src/lib/ui/work-page/qr';
import { scriptJson, structuredData } from '../../../src/lib/ui/work-page/structured-data';

const AS_OF = '2021-01-31';
type Known = Partial<WorkProfile> & { work?: Partial<Lived['work']>; events?: Lived['events'] };

/** A profile of which the sentences need no more than is given. */
function profile({ work = {}, events = [], ...known }: Known): WorkProfile {
	const status = known.status ?? work.status ?? 'en_ejecucion';
	const bare = { planned_start: null, planned_end: null, actual_start: null, actual_end: null };
	const stages = stagesOf(
		{ work: { ...bare, procurement_method: null, ...work, status }, events, contracts: [] },
		AS_OF
	);
	return {
		id: 'x:1',
		kind: 'obra',
		title: 'Red de agua',
		status,
		release: { id: '2021-01-31-abc', issued: AS_OF, title: 'Obras', demonstration: false },
		tema: { es: 'Agua potable', en: 'Drinking water' },
		rubro: 'agua',
		municipality: { code: '11020', name: 'León' },
		locality: null,
		places: [],
		agency: null,
		contractor: null,
		program: null,
		investment: null,
		location: { location_quality: 'none', location_note: null, lon: null, lat: null },
		source: {
			id: 'x',
			title: 'Obras',
			publisher: '',
			issued: null,
			license: null,
			path: null,
			file: 'a',
			row: 1
		},
		lastSeen: null,
		stages,
		delay: delayOf(stages),
		...known
	} as WorkProfile;
}

describe('what and where, in one sentence', () => {
	it('as much as is known', () => {
		expect(whatAndWhere(profile({}))).toBe('Es una obra de agua potable en el municipio de León.');
		expect(
			whatAndWhere(
				profile({ locality: { code: '110200001', name: 'Duarte' }, agency: { name: 'SAPAL', query: '' } })
			)
		).toBe('Es una obra de agua potable en Duarte, municipio de León. A cargo de SAPAL.');
		expect(whatAndWhere(profile({ kind: 'accion', tema: null, rubro: null, municipality: null }))).toBe(
			'Es una acción de gobierno. La fuente no dice en qué municipio está.'
		);
	});
	it('of several places it names a few', () => {
		const places = ['León', 'Silao', 'Celaya', 'Irapuato', 'Yuriria'].map((name) => ({ name, share: null }));
		expect(whatAndWhere(profile({ municipality: null, places: places.slice(0, 2) }))).toContain(
			'León y Silao'
		);
		expect(whatAndWhere(profile({ municipality: null, places }))).toContain('León, Silao, Celaya y 2 más');
	});
	it('a locality that is only known by its key is not named', () => {
		expect(whatAndWhere(profile({ locality: { code: '110209999', name: '110209999' } }))).not.toContain(
			'1102'
		);
	});
});

describe('how it goes in time', () => {
	it.each<[string, Known, string]>([
		[
			'late',
			{ work: { planned_end: '2020-12-31' } },
			'Debía terminar el 31 de diciembre de 2020. Al 31 de enero de 2021 lleva 31 días de retraso.'
		],
		[
			'not yet due',
			{ work: { planned_end: '2021-06-30' } },
			'Está en marcha y debe terminar el 30 de junio de 2021.'
		],
		['going on without a plan', {}, 'Está en marcha. La fuente no dice cuándo debe terminar.'],
		[
			'finished late',
			{ status: 'terminada', work: { planned_end: '2020-01-01', actual_end: '2020-01-02' } },
			'Se terminó el 2 de enero de 2020, 1 día después de lo programado.'
		],
		[
			'finished early',
			{ status: 'terminada', work: { planned_end: '2020-01-11', actual_end: '2020-01-01' } },
			'Se terminó el 1 de enero de 2020, 10 días antes de lo programado.'
		],
		['finished without a day', { status: 'terminada' }, 'Está terminada. La fuente no dice desde cuándo.'],
		[
			'stopped and late',
			{
				status: 'suspendida',
				work: { planned_end: '2021-01-30' },
				events: [{ kind: 'suspended', date: '2020-05-01' }]
			},
			'Está detenida desde el 1 de mayo de 2020. Debía terminar el 30 de enero de 2021. Al 31 de enero de 2021 lleva 1 día de retraso.'
		],
		['cancelled', { status: 'cancelada' }, 'Se canceló. La fuente no dice cuándo.'],
		[
			'late to begin',
			{ status: 'contratada', work: { planned_start: '2021-01-01' } },
			'Aún no empieza. Debía empezar el 1 de enero de 2021: al 31 de enero de 2021 lleva 30 días de retraso.'
		],
		[
			'silent',
			{ status: 'sin_dato', work: { planned_end: '2015-01-01' } },
			'La fuente no dice cómo va. El plan era terminarla el 1 de enero de 2015.'
		]
	])('%s', (_name, known, words) => expect(timeWords(profile(known))).toBe(words));

	it('says until when the source speaks, of what is not over', () => {
		expect(timeWords(profile({ lastSeen: '2020-12-31' }))).toContain(
			'El último dato de la fuente es del 31 de diciembre de 2020.'
		);
		expect(timeWords(profile({ status: 'terminada', lastSeen: '2020-12-31' }))).not.toContain('último dato');
	});
});

it('a length of time is told in days, and in what people count by', () => {
	expect([1, 59, 95, 900].map(durationWords)).toEqual([
		'1 día',
		'59 días',
		'95 días (unos 3 meses)',
		'900 días (unos 2.5 años)'
	]);
});

it('a stage says what is not published, and why it was not needed', () => {
	const stage = { kind: 'tendered' as const, date: null, until: null, planned: null, late: null };
	expect(stageWords({ ...stage, state: 'unknown' }, null)).toBe('sin dato');
	expect(stageWords({ ...stage, state: 'skipped' }, 'adjudicacion')).toBe(
		'no aplica: se asignó directamente'
	);
	expect(stageWords({ ...stage, state: 'skipped' }, 'administracion')).toContain('la propia dependencia');
	expect(stageWords({ ...stage, kind: 'delivered', state: 'skipped' }, 'adjudicacion')).toContain(
		'se canceló'
	);
	expect(stageWords({ ...stage, kind: 'paused', state: 'unknown' }, null)).toBe('ninguna publicada');
	expect(lateWords({ ...stage, state: 'done', late: 0 })).toBe('el día programado');
});

it('a step of the money says its change in pesos and per cent', () => {
	const steps = ladderOf({ approved: 10_000_000, modified: 12_500_000, contracted: null, spent: 0 });
	expect(steps.map(changeWords)).toEqual([
		null,
		'$25,000 más que lo aprobado (+25\u00A0%)',
		null,
		'$125,000 menos que lo modificado (−100\u00A0%)'
	]);
	expect(ladderOf({ approved: 0, modified: 100_000 }).map(changeWords)[1]).toBe('$1,000 más que lo aprobado');
	expect(ladderOf({ approved: 500, modified: 500 }).map(changeWords)[1]).toBe('igual que lo aprobado');
});

it('what is built against what is paid: a question, with its innocent answer only where that can be', () => {
	const status = 'en_ejecucion';
	expect(gapWords({ physical: 40, financial: 70, status })).toContain(
		'30 puntos adelante de lo construido. Puede ser un anticipo'
	);
	const stopped = gapWords({ physical: 40, financial: 70, status: 'suspendida' });
	expect(stopped).toContain('30 puntos adelante de lo construido.');
	expect(stopped).not.toContain('anticipo');
	expect(gapWords({ physical: 70, financial: 40, status })).toContain('30 puntos');
	expect(gapWords({ physical: 50, financial: 52, status })).toContain('parejos');
	expect(gapWords({ physical: null, financial: 52, status })).toBeNull();
});

describe('text of data in other places', () => {
	const hostile = '</script><script>alert(1)</script><!-- "\' & \u2028';
	it('cannot end the data block, and comes back whole', () => {
		const data = structuredData(profile({ title: hostile }), 'https://example.org/obra/x~1/');
		const text = scriptJson(data);
		expect(text).not.toMatch(/[<>&\u2028\u2029]/);
		expect((JSON.parse(text) as { name: string }).name).toBe(hostile);
	});
	it('leaves out what is not known', () => {
		const data = structuredData(profile({}), 'https://example.org/');
		expect(Object.keys(data)).not.toContain('funding');
		expect(JSON.stringify(data)).not.toContain('null');
	});
	it('is no markup in the code to embed; the release goes with it', () => {
		const code = embedCode('https://example.org/obra/x~1/?rel=2020', hostile);
		expect(code.match(/</g)).toHaveLength(2);
		expect(code).toContain('src="https://example.org/obra/x~1/?rel=2020&amp;vista=insertar"');
	});
});

it('a QR code has its quiet zone, and a text too long for one has none', () => {
	const code = qrPath('https://example.org/obra/demo~GTO-2013-229227/');
	expect(code?.path).toMatch(/^M4 4h7/);
	expect(qrPath('x'.repeat(5000))).toBeNull();
});
