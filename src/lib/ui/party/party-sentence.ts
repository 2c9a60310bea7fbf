import type { Measure } from '$lib/domain';
import { segmentsOf, type Segment } from '$lib/filters';
import { m } from '$lib/i18n';
import { measureLabel } from '$lib/i18n/labels';
import { formatCount, formatMoney, formatPercent } from '$lib/i18n/page-format';
import type { PartyAnswer, PartyKind, PartyProfile } from '$lib/queries/party';

type Counted = (inputs: { count: number; text: string }) => string;
const count = (of: Counted, n: number): string => of({ count: n, text: formatCount(n) });

/** What one has, in a sentence. */
export function profileSentence(profile: PartyProfile, kind: PartyKind, measure: Measure): Segment[] {
	if (profile.works === 0)
		return segmentsOf([profile.name], ([name = '']) => m.party_sentence_none({ name }));
	const places = profile.byMunicipality.filter(({ key }) => key !== null).length;
	const partners = count(
		kind === 'contractor' ? m.party_n_agencies : m.party_n_contractors,
		profile.partners.total
	);
	const amount = profile.withoutAmount === profile.works ? null : profile.amount;
	return segmentsOf(
		[profile.name, formatMoney(amount), measureLabel(measure).toLocaleLowerCase()],
		([name = '', money = '', of = '']) =>
			(kind === 'contractor' ? m.party_sentence_contractor : m.party_sentence_agency)({
				name,
				works: count(m.party_works, profile.works),
				amount: money,
				measure: of,
				places: count(m.party_places, places),
				partners
			})
	);
}

/** How many there are, and how much the ten with most money have of all of it. */
export function listSentence({ list }: PartyAnswer, kind: PartyKind, measure: Measure): Segment[] {
	const parties = count(kind === 'contractor' ? m.party_n_contractors : m.party_n_agencies, list.total);
	const ten = list.rows.slice(0, 10).reduce((sum, { amount }) => sum + amount, 0);
	const share = list.amount > 0 ? ten / list.amount : null;
	return segmentsOf(
		[formatPercent(share), measureLabel(measure).toLocaleLowerCase()],
		([part = '', of = '']) =>
			(kind === 'contractor' ? m.party_sentence_contractors : m.party_sentence_agencies)({
				parties,
				share: part,
				measure: of
			})
	);
}
