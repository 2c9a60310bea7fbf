/**
 * Money is a whole number of centavos in a JavaScript number: exact to ±9,007,199,254,740,991 centavos (90 million million
 * pesos), checked where it enters and where it is summed.
 */
export type Centavos = number;

export class MoneyError extends Error {
	override name = 'MoneyError';
}

/** Adds centavos; throws MoneyError where the sum would leave the exact range. */
export function addCentavos(a: Centavos, b: Centavos): Centavos {
	const sum = a + b;
	if (!Number.isSafeInteger(sum))
		throw new MoneyError(`${a} + ${b} centavos is beyond the exact range of ±2^53`);
	return sum;
}

/** Centavos as pesos with two decimals, exact, without a thousands separator: `123456789` → `"1234567.89"`. */
export function pesosText(centavos: Centavos): string {
	if (!Number.isSafeInteger(centavos))
		throw new MoneyError(`expected a whole number of centavos, met ${centavos}`);
	const sign = centavos < 0 ? '-' : '';
	const digits = String(Math.abs(centavos)).padStart(3, '0');
	return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
