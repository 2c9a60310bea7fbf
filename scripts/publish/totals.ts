import { addCentavos, isLocated, type Manifest, type Work } from '../../src/lib/domain';
import { widened, type Bounds } from '../../src/lib/domain';

/** What the manifest says of the works as a whole, added up as they pass. */
export class Totals {
	works = 0;
	investment = 0;
	located = 0;
	bounds: Bounds | null = null;
	private firstYear = Infinity;
	private lastYear = -Infinity;
	readonly byQuality = new Map<string, number>();

	add(works: readonly Work[]): void {
		for (const work of works) {
			this.works++;
			if (work.investment !== null) this.investment = addCentavos(this.investment, work.investment);
			if (isLocated(work.location_quality)) this.located++;
			this.byQuality.set(work.location_quality, (this.byQuality.get(work.location_quality) ?? 0) + 1);
			if (work.lon !== null && work.lat !== null) this.bounds = widened(this.bounds, work.lon, work.lat);
			if (work.year !== null) {
				this.firstYear = Math.min(this.firstYear, work.year);
				this.lastYear = Math.max(this.lastYear, work.year);
			}
		}
	}

	get temporal(): Manifest['temporal'] {
		return this.firstYear <= this.lastYear ? [this.firstYear, this.lastYear] : null;
	}
}
