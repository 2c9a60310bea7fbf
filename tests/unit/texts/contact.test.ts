import { describe, expect, it } from 'vitest';
import { contactAddress } from '../../../src/lib/server/contact';

describe('where an error is reported', () => {
	it('is an e-mail address or a page', () => {
		expect(contactAddress(' obras@example.org ')).toEqual({
			href: 'mailto:obras@example.org',
			text: 'obras@example.org'
		});
		expect(contactAddress('https://example.org/contacto')?.href).toBe('https://example.org/contacto');
	});
	it('may be unset', () => {
		expect(contactAddress(undefined)).toBeNull();
		expect(contactAddress('')).toBeNull();
	});
	it.each(['javascript:alert(1)', 'ventanilla', 'http://', 'a@b', 'a b@example.org'])('refuses %s', (set) => {
		expect(() => contactAddress(set)).toThrow('PLOMADA_CONTACT');
	});
});
