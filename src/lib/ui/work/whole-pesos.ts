/** A full figure without its centavos where they are zero: the list reads `$12,406,118`, and `$12,406,118.50` where it matters. */
export const wholePesos = (figure: string): string => figure.replace(/\.00$/, '');
